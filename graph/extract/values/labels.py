"""Words that a number identifies, and neither counts nor dates: Resolution 1718, Bureau 39."""

from __future__ import annotations

import re

_LABELS = (
    r"resolutions?|articles?|art|no|nos|n\u00b0|n\u00ba|numbers?|numeros?|num|paragraphs?|"
    r"paragraphes?|para|paras|pages?|pp?|figures?|tables?|tableaux?|annexe?s?|appendix|chapters?|"
    r"chapitres?|sections?|volumes?|versions?|parts?|parties?|windows|imo|mmsi|room|bureau|office|"
    r"unit|unite|lab|laboratory|laboratoire|department|departement|division|school|factory|case|"
    r"dossier|affaire|log|type|model|modele|committee|comite|rule|regle|title|titre|act|loi|order|"
    r"decret|zone|pier|quai|building|batiment|floor|suite|box|flight|vol|hwasong|nodong|"
    r"taepodong|pukguksong|kn|web|block|port|covid|route|phase|stage|round|level|niveau|tier|"
    r"category|categorie|class|classe|eo|cap|id|uid|tel|fax|telephone|phone"
)
_BEFORE = re.compile(rf"(?<![^\W_])(?:{_LABELS})(?:\. ?| [#(]?|[#-])\Z|[#\u2116\u00b0] ?\Z")
_REACH = 16


def labelled(shade: str, start: int) -> bool:
    """Tell whether the digits at ``start`` hang on a word that they identify.

    >>> labelled("under resolution 1929", 17), labelled("in 1929", 3)
    (True, False)
    """
    return _BEFORE.search(shade[max(0, start - _REACH) : start]) is not None

"""What is measured of a pair and a relation: by the table of marks, and by the classifier."""

from __future__ import annotations

import numpy as np

from graph.extract.linking.pairs.table import MEASURES as TABLED

#: what the classifier says: how sure it is, from 0 (not at all) up; how far above even odds; how
#: far behind the relation that it is surest of; whether this is that relation
HEARD = ("heard.sure", "heard.likely", "heard.behind", "heard.first")
#: all that is measured, in the order of the rows
MEASURES = (*TABLED, *HEARD)
SURE = MEASURES.index("heard.sure")
_MOST = 8.0
_SCALE = 4.0
_LIKELY = -3.0


def joined(tabled: np.ndarray, logits: np.ndarray | None) -> np.ndarray:
    """Return what is measured of a pair, in the order of MEASURES, by relations.

    ``tabled`` is what the table says, in the order of its own measures, by relations. ``logits`` is
    what the classifier says of each relation; None, where it was not asked, is 0 throughout.

    >>> found = joined(np.zeros((len(TABLED), 2)), np.array([4.0, -8.0]))
    >>> found[SURE].tolist(), found[-1].tolist()
    ([3.0, 0.0], [1.0, 0.0])
    """
    heard = np.zeros((len(HEARD), tabled.shape[1]), dtype=np.float32)
    if logits is not None:
        told = np.clip(logits, -_MOST, _MOST)
        behind = told - told.max()
        heard[0] = (told + _MOST) / _SCALE
        heard[1] = np.maximum(0.0, told - _LIKELY) / _SCALE
        heard[2] = behind / _SCALE
        heard[3] = behind == 0
    return np.concatenate([tabled, heard])


def sure(logit: float) -> float:
    """Return the measure "heard.sure" of a logit.

    >>> sure(-8.0)
    0.0
    """
    return (min(_MOST, max(-_MOST, logit)) + _MOST) / _SCALE

"""What the pages themselves say, in each language: one line a phrase, looked up by its key."""

# ruff: noqa: RUF001 (the apostrophe of French)

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from graph.values.amounts import figure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.model import Words

WORDS: Mapping[str, Words] = MappingProxyType(
    {
        # the frame of every page
        "site": {"en": "DPRK networks", "fr": "Réseaux de la RPDC"},
        "skip": {"en": "Skip to the content", "fr": "Aller au contenu"},
        "nav": {"en": "Main", "fr": "Principal"},
        "language": {"en": "Language", "fr": "Langue"},
        "questions": {"en": "Questions", "fr": "Questions"},
        "timeline": {"en": "Timeline", "fr": "Chronologie"},
        "entities": {"en": "Entities", "fr": "Entités"},
        "editor": {"en": "SPARQL", "fr": "SPARQL"},
        "terms": {"en": "Terms", "fr": "Termes"},
        "find": {"en": "Find an entity or a source", "fr": "Trouver une entité ou une source"},
        "shownOf": {
            "en": " · the filter lets {n} of {all} through",
            "fr": " · le filtre en laisse passer {n} sur {all}",
        },
        "findHint": {"en": "a name, an alias, an id", "fr": "un nom, un alias, un identifiant"},
        "findButton": {"en": "Find", "fr": "Trouver"},
        "caution": {
            "en": "It says what sources say, not what is true. An allegation stays an allegation.",
            "fr": "On y lit ce que disent les sources, non ce qui est vrai. Une allégation reste "
            "une allégation.",
        },
        "licence": {
            "en": "Claims and ontology: CC BY 4.0.",
            "fr": "Affirmations et ontologie : CC BY 4.0.",
        },
        # the home page
        "lead": {
            "en": "Who is said to get round the sanctions on North Korea, how, and who says so.",
            "fr": "Qui est dit contourner les sanctions contre la Corée du Nord, comment, et qui "
            "le dit.",
        },
        "holds": {"en": "What it holds", "fr": "Ce qu’il contient"},
        "claims": {"en": "Claims", "fr": "Affirmations"},
        "claim:one": {"en": "{n} claim", "fr": "{n} affirmation"},
        "claim:many": {"en": "{n} claims", "fr": "{n} affirmations"},
        "sources": {"en": "Sources", "fr": "Sources"},
        "entity:one": {"en": "{n} entity", "fr": "{n} entité"},
        "entity:many": {"en": "{n} entities", "fr": "{n} entités"},
        "lastPublished": {"en": "Last source published", "fr": "Dernière source parue"},
        "lastHappened": {"en": "Last dated claim", "fr": "Dernière affirmation datée"},
        "readyQuestions": {"en": "Ready questions", "fr": "Questions prêtes"},
        "wholeNetwork": {"en": "Draw the whole network", "fr": "Dessiner le réseau entier"},
        "ask": {"en": "Ask in plain words", "fr": "Demander en clair"},
        "askHint": {
            "en": "such as “Which countries host IT workers?”",
            "fr": "par exemple « Quels pays accueillent des informaticiens ? »",
        },
        "askButton": {"en": "Ask", "fr": "Demander"},
        "understood": {"en": "You asked: “{text}”.", "fr": "Vous demandiez : « {text} »."},
        "slip": {
            "en": "“{written}” was read as “{meant}”.",
            "fr": "« {written} » a été lu comme « {meant} ».",
        },
        "unused": {
            "en": "Not used: {words}.",
            "fr": "Non pris en compte : {words}.",
        },
        "orMeant": {"en": "Or did you mean:", "fr": "Ou vouliez-vous :"},
        "strangers": {
            "en": "Nothing here goes by the name of {words}.",
            "fr": "Rien ici ne porte le nom de {words}.",
        },
        "noneFits": {
            "en": "No ready question fits this well. Ask in other words, or choose one below.",
            "fr": "Aucune question prête n’y répond bien. Dites-le autrement, ou choisissez "
            "ci-dessous.",
        },
        "nearestQuestions": {"en": "The nearest questions", "fr": "Les questions les plus proches"},
        # the search
        "searchFor": {"en": "Search: {text}", "fr": "Recherche : {text}"},
        "allEntities": {"en": "All entities", "fr": "Toutes les entités"},
        "ofClass": {"en": "Entities: {name}", "fr": "Entités : {name}"},
        "found:one": {"en": "{n} found", "fr": "{n} résultat"},
        "found:many": {"en": "{n} found", "fr": "{n} résultats"},
        "nothingFound": {
            "en": "Nothing goes by “{text}”.",
            "fr": "Rien ne porte le nom « {text} ».",
        },
        "nearest": {"en": "The closest names:", "fr": "Les noms les plus proches :"},
        "foundBy": {"en": "as “{name}”", "fr": "sous « {name} »"},
        # questions
        "questionsLead": {
            "en": "Each answers with the claims behind it: how firm, who says so, and where.",
            "fr": "Chacune répond par les affirmations : leur fermeté, qui le dit, et où.",
        },
        "any": {"en": "any", "fr": "indifférent"},
        "answer": {"en": "Answer", "fr": "Réponse"},
        "run": {"en": "Answer", "fr": "Répondre"},
        "exampleShown": {
            "en": "Answered for an example: choose your own values above.",
            "fr": "Réponse pour un exemple : choisissez vos valeurs ci-dessus.",
        },
        "dateHint": {
            "en": "such as 2025, 2025-09, 2025-09-14",
            "fr": "comme 2025, 2025-09, 2025-09-14",
        },
        "numberHint": {"en": "a number, such as 1.5", "fr": "un nombre, comme 1.5"},
        "seeQuery": {"en": "The query in SPARQL", "fr": "La requête en SPARQL"},
        "editQuery": {"en": "Open it in the editor", "fr": "L’ouvrir dans l’éditeur"},
        # answers
        "solution:one": {"en": "{n} solution", "fr": "{n} solution"},
        "solution:many": {"en": "{n} solutions", "fr": "{n} solutions"},
        "triple:one": {"en": "{n} triple", "fr": "{n} triplet"},
        "triple:many": {"en": "{n} triples", "fr": "{n} triplets"},
        "row:one": {"en": "{n} row", "fr": "{n} ligne"},
        "row:many": {"en": "{n} rows", "fr": "{n} lignes"},
        "joined": {
            "en": "Rows that differ in their speaker only are shown as one.",
            "fr": "Les lignes qui ne diffèrent que par le locuteur n’en font qu’une.",
        },
        "noSolutions": {"en": "No solution.", "fr": "Aucune solution."},
        "noneHold": {"en": "No row holds these words.", "fr": "Aucune ligne ne contient ces mots."},
        "cut": {
            "en": "Cut after {n}: there are more.",
            "fr": "Coupé après {n} : il y en a d’autres.",
        },
        "yes": {"en": "Yes", "fr": "Oui"},
        "no": {"en": "No", "fr": "Non"},
        "filter": {"en": "Filter the rows", "fr": "Filtrer les lignes"},
        "filterButton": {"en": "Filter", "fr": "Filtrer"},
        "sortBy": {"en": "sort by {name}", "fr": "trier par {name}"},
        "copy": {"en": "Copy", "fr": "Copier"},
        "copied": {"en": "Copied", "fr": "Copié"},
        "download": {"en": "Download", "fr": "Télécharger"},
        "draw": {"en": "Draw this answer", "fr": "Dessiner cette réponse"},
        "evidence": {"en": "evidence", "fr": "preuve"},
        "page": {"en": "Page {n} of {total}", "fr": "Page {n} sur {total}"},
        "previous": {"en": "Previous", "fr": "Précédente"},
        "next": {"en": "Next", "fr": "Suivante"},
        "pages": {"en": "Pages", "fr": "Pages"},
        # a claim
        "says": {"en": "said by", "fr": "dit par"},
        "inWork": {"en": "in", "fr": "dans"},
        "said": {"en": "said {when}", "fr": "dit {when}"},
        "when": {"en": "when", "fr": "quand"},
        "amount": {"en": "amount", "fr": "montant"},
        "note": {"en": "Note", "fr": "Note"},
        "review": {"en": "Review", "fr": "Relecture"},
        "inShort": {"en": "In short", "fr": "En bref"},
        "passage": {"en": "Passage", "fr": "Passage"},
        "noPassage": {
            "en": "The passage is not here: build with --documents.",
            "fr": "Le passage n’est pas ici : construisez avec --documents.",
        },
        "claim": {"en": "Claim", "fr": "Affirmation"},
        "more:one": {"en": "and {n} more", "fr": "et {n} autre"},
        "more:many": {"en": "and {n} more", "fr": "et {n} autres"},
        "linksCut": {
            "en": "Not all ties to other claims are shown.",
            "fr": "Tous les liens avec d’autres affirmations ne sont pas montrés.",
        },
        # an entity
        "also": {"en": "Also called", "fr": "Aussi appelé"},
        "otherIds": {"en": "Other registers", "fr": "Autres registres"},
        "class": {"en": "Class", "fr": "Classe"},
        "includes": {"en": "Includes", "fr": "Comprend"},
        "unnamed": {
            "en": "Not named by the source: it is nobody else without a judgement.",
            "fr": "Que la source ne nomme pas : ce n’est personne d’autre sans décision.",
        },
        "territory": {"en": "Territory of", "fr": "Territoire de"},
        "land": {"en": "Its territory", "fr": "Son territoire"},
        "drawAbout": {"en": "Draw what surrounds it", "fr": "Dessiner ce qui l’entoure"},
        "drawClaim": {"en": "Draw this claim", "fr": "Dessiner cette affirmation"},
        "drawSource": {"en": "Draw this source", "fr": "Dessiner cette source"},
        "timelineAbout": {"en": "Timeline", "fr": "Chronologie"},
        "disputed": {"en": "Disputed", "fr": "Contesté"},
        "disputedLead": {
            "en": "Claims about it, side by side with what denies or answers them.",
            "fr": "Les affirmations à son sujet, à côté de ce qui les nie ou y répond.",
        },
        "judgements": {"en": "Judgements", "fr": "Décisions d’identité"},
        "nothing": {"en": "Nothing is claimed about it.", "fr": "On n’en dit rien."},
        "contents": {"en": "On this page", "fr": "Sur cette page"},
        "showAll": {"en": "Show all {n}", "fr": "Tout voir ({n})"},
        "backTo": {"en": "Back to {name}", "fr": "Retour à {name}"},
        "formats": {"en": "As data", "fr": "En données"},
        "permanent": {"en": "Permanent address", "fr": "Adresse permanente"},
        "listCut": {
            "en": "There are more claims than this page counts.",
            "fr": "Il y a plus d’affirmations que cette page n’en compte.",
        },
        # a source
        "publisher": {"en": "Publisher", "fr": "Éditeur"},
        "date": {"en": "Date", "fr": "Date"},
        "address": {"en": "Address", "fr": "Adresse"},
        "digest": {"en": "SHA-256 of its text", "fr": "SHA-256 de son texte"},
        "sourceLanguage": {"en": "Language", "fr": "Langue"},
        "claimsOfSource": {
            "en": "What it says, in the order of its text",
            "fr": "Ce qu’elle dit, dans l’ordre de son texte",
        },
        "lang:en": {"en": "English", "fr": "anglais"},
        "lang:fr": {"en": "French", "fr": "français"},
        "lang:ko": {"en": "Korean", "fr": "coréen"},
        "lang:ja": {"en": "Japanese", "fr": "japonais"},
        "lang:ru": {"en": "Russian", "fr": "russe"},
        "lang:zh": {"en": "Chinese", "fr": "chinois"},
        "source": {"en": "Source", "fr": "Source"},
        "entity": {"en": "Entity", "fr": "Entité"},
        # anything else that has an IRI
        "resource": {"en": "Resource", "fr": "Ressource"},
        "says-of": {"en": "What is said of it", "fr": "Ce qui en est dit"},
        "leads-here": {"en": "What leads here", "fr": "Ce qui y mène"},
        # the timeline
        "timelineLead": {
            "en": "Dated claims in the order of time, each as firm as its source has it.",
            "fr": "Les affirmations datées dans l’ordre du temps, chacune aussi ferme que dans sa "
            "source.",
        },
        "undated": {"en": "Undated claims", "fr": "Affirmations sans date"},
        "dated": {"en": "Dated claims", "fr": "Affirmations datées"},
        "perYear": {"en": "Claims per year", "fr": "Affirmations par an"},
        "relation": {"en": "Relation", "fr": "Relation"},
        "modality": {"en": "Modality", "fr": "Modalité"},
        "filters": {"en": "Filter", "fr": "Filtrer"},
        "apply": {"en": "Show", "fr": "Montrer"},
        "clear": {"en": "Clear", "fr": "Effacer"},
        "noneDated": {
            "en": "No claim fits these filters.",
            "fr": "Aucune affirmation ne répond à ces filtres.",
        },
        # the editor
        "editorTitle": {"en": "SPARQL editor", "fr": "Éditeur SPARQL"},
        "editorLead": {
            "en": "These prefixes need no declaration: {prefixes}.",
            "fr": "Ces préfixes n’ont pas à être déclarés : {prefixes}.",
        },
        "query": {"en": "Query", "fr": "Requête"},
        "runQuery": {"en": "Run", "fr": "Exécuter"},
        "examples": {"en": "Examples", "fr": "Exemples"},
        "loadExample": {"en": "Load", "fr": "Charger"},
        "editorKeys": {
            "en": "Ctrl+Enter runs the query. Tab leaves the field.",
            "fr": "Ctrl+Entrée exécute la requête. Tab quitte le champ.",
        },
        "endpoint": {
            "en": "Programs ask at {path} (SPARQL 1.1 Protocol).",
            "fr": "Les programmes interrogent {path} (SPARQL 1.1 Protocol).",
        },
        "graphsNote": {
            "en": "A question sees every graph but that of the alleged simple edges.",
            "fr": "Une requête voit tous les graphes, sauf celui des arêtes simples alléguées.",
        },
        # the classes of the ontology, and what went wrong
        "drawnPart": {
            "en": " (claims {first} to {last} of {total}; the next: {next})",
            "fr": " (affirmations {first} à {last} sur {total} ; la suite : {next})",
        },
        "drawnLast": {
            "en": " (claims {first} to {last} of {total})",
            "fr": " (affirmations {first} à {last} sur {total})",
        },
        "error:400": {"en": "This can't be asked so", "fr": "Demande impossible"},
        "error:404": {"en": "There is nothing here", "fr": "Il n’y a rien ici"},
        "error:405": {"en": "Not in this way", "fr": "Pas de cette façon"},
        "error:406": {"en": "Not in this form", "fr": "Pas sous cette forme"},
        "error:413": {"en": "Too much at once", "fr": "Trop à la fois"},
        "error:414": {"en": "The address is too long", "fr": "L’adresse est trop longue"},
        "error:504": {"en": "It took too long", "fr": "C’était trop long"},
        "errorLead:504": {
            "en": "The work was stopped at its time limit. Ask for less.",
            "fr": "Le travail a été arrêté à sa limite de temps. Demandez moins.",
        },
        "error:421": {"en": "Not by this name", "fr": "Pas sous ce nom"},
        "error:300": {"en": "Several go by this name", "fr": "Plusieurs portent ce nom"},
        "error:503": {"en": "Too busy just now", "fr": "Trop occupé pour l’instant"},
        "error:500": {"en": "Something went wrong here", "fr": "Une erreur s’est produite ici"},
        "errorLead:404": {
            "en": "Nothing stands at this address. Search for it, or begin at the home page.",
            "fr": "Rien ne se trouve à cette adresse. Cherchez-le, ou partez de l’accueil.",
        },
        "errorLead:503": {
            "en": "Try again in a moment.",
            "fr": "Réessayez dans un instant.",
        },
        "errorLead:500": {
            "en": "The server’s log says more.",
            "fr": "Le journal du serveur en dit plus.",
        },
        "details": {"en": "What it says", "fr": "Le message"},
        "mend": {"en": "What helps", "fr": "Que faire"},
        "home": {"en": "Home page", "fr": "Accueil"},
        "warnings": {"en": "Worth knowing", "fr": "À savoir"},
    }
)

#: topics of the ready questions; one that is not listed is shown as it is
TOPICS: Mapping[str, Words] = MappingProxyType(
    {
        "theft": {"en": "Thefts", "fr": "Vols"},
        "money": {"en": "Money", "fr": "Argent"},
        "amounts": {"en": "Amounts", "fr": "Quantités"},
        "workers": {"en": "Workers abroad", "fr": "Travailleurs à l’étranger"},
        "military": {"en": "Arms and soldiers", "fr": "Armes et soldats"},
        "cyber": {"en": "Cyber", "fr": "Cyber"},
        "sanctions": {"en": "Sanctions", "fr": "Sanctions"},
        "connections": {"en": "Connections", "fr": "Liens"},
        "dispute": {"en": "Disputes and denials", "fr": "Contestations et démentis"},
        "modality": {"en": "How firmly it is said", "fr": "Fermeté du propos"},
        "actuality": {"en": "Planned, urged, prohibited", "fr": "Prévu, demandé, interdit"},
        "corroboration": {"en": "Corroboration", "fr": "Recoupement"},
        "speakers": {"en": "Who speaks", "fr": "Qui parle"},
        "sources": {"en": "Sources", "fr": "Sources"},
        "time": {"en": "Time", "fr": "Temps"},
        "entities": {"en": "Entities", "fr": "Entités"},
        "identity": {"en": "Identity", "fr": "Identité"},
        "ids": {"en": "Ids of other registers", "fr": "Identifiants d’autres registres"},
        "publications": {"en": "Publications", "fr": "Publications"},
    }
)

#: columns of answers; one that is not listed is shown as the query names it
COLUMNS: Mapping[str, Words] = MappingProxyType(
    {
        "claim": {"en": "claim", "fr": "affirmation"},
        "claims": {"en": "claims", "fr": "affirmations"},
        "subject": {"en": "subject", "fr": "sujet"},
        "relation": {"en": "relation", "fr": "relation"},
        "object": {"en": "object", "fr": "objet"},
        "modality": {"en": "standing", "fr": "fermeté"},
        "polarity": {"en": "polarity", "fr": "polarité"},
        "actuality": {"en": "actuality", "fr": "effectivité"},
        "speaker": {"en": "said by", "fr": "dit par"},
        "source": {"en": "source", "fr": "source"},
        "when": {"en": "when", "fr": "quand"},
        "saidWhen": {"en": "said on", "fr": "dit le"},
        "value": {"en": "amount", "fr": "montant"},
        "low": {"en": "at least", "fr": "au moins"},
        "high": {"en": "at most", "fr": "au plus"},
        "unit": {"en": "unit", "fr": "unité"},
        "thief": {"en": "thief", "fr": "voleur"},
        "victim": {"en": "victim", "fr": "victime"},
        "assets": {"en": "what", "fr": "quoi"},
        "goods": {"en": "goods", "fr": "biens"},
        "country": {"en": "country", "fr": "pays"},
        "who": {"en": "who", "fr": "qui"},
        "whom": {"en": "whom", "fr": "envers qui"},
        "from": {"en": "from", "fr": "de"},
        "to": {"en": "to", "fr": "à"},
        "means": {"en": "by what means", "fr": "par quel moyen"},
        "extent": {"en": "extent", "fr": "étendue"},
        "purpose": {"en": "purpose", "fr": "but"},
        "place": {"en": "place", "fr": "lieu"},
        "other": {"en": "other claim", "fr": "autre affirmation"},
        "otherModality": {"en": "its standing", "fr": "sa fermeté"},
        "otherSpeaker": {"en": "its speaker", "fr": "dite par"},
        "otherSource": {"en": "its source", "fr": "sa source"},
        "answered": {"en": "answers", "fr": "répond à"},
        "answeredModality": {"en": "its standing", "fr": "sa fermeté"},
        "answeredSpeaker": {"en": "its speaker", "fr": "dite par"},
        "answeredSource": {"en": "its source", "fr": "sa source"},
        "firmer": {"en": "firmer claim", "fr": "affirmation plus ferme"},
        "firmerModality": {"en": "its standing", "fr": "sa fermeté"},
        "firmerSpeaker": {"en": "its speaker", "fr": "dite par"},
        "firmerSource": {"en": "its source", "fr": "sa source"},
        "restated": {"en": "restates", "fr": "redit"},
        "restatedModality": {"en": "its standing", "fr": "sa fermeté"},
        "restatedSource": {"en": "its source", "fr": "sa source"},
        "entity": {"en": "entity", "fr": "entité"},
        "member": {"en": "member", "fr": "membre"},
        "body": {"en": "body", "fr": "organe"},
        "party": {"en": "party", "fr": "partie"},
        "authority": {"en": "authority", "fr": "autorité"},
        "measure": {"en": "measure", "fr": "mesure"},
        "currency": {"en": "currency", "fr": "monnaie"},
        "name": {"en": "name", "fr": "nom"},
        "scheme": {"en": "register", "fr": "registre"},
        "id": {"en": "id", "fr": "identifiant"},
        "role": {"en": "part played", "fr": "rôle"},
        "report": {"en": "report", "fr": "rapport"},
        "topic": {"en": "topic", "fr": "sujet"},
        "work": {"en": "work", "fr": "œuvre"},
        "instrument": {"en": "by what means", "fr": "par quel moyen"},
        "stance": {"en": "stance", "fr": "posture"},
        "position": {"en": "position", "fr": "position"},
        "verdict": {"en": "verdict", "fr": "verdict"},
        "judgement": {"en": "judgement", "fr": "décision"},
        "through": {"en": "through", "fr": "par"},
        "because": {"en": "because of", "fr": "à cause de"},
        "how": {"en": "tie", "fr": "lien"},
        "start": {"en": "from character", "fr": "du caractère"},
        "end": {"en": "to", "fr": "au"},
        "money": {"en": "money", "fr": "argent"},
        "use": {"en": "use", "fr": "usage"},
        "answer": {"en": "answer", "fr": "réponse"},
        "predicate": {"en": "predicate", "fr": "prédicat"},
        "a": {"en": "one", "fr": "l’une"},
        "approximation": {"en": "how exact", "fr": "exactitude"},
        "b": {"en": "the other", "fr": "l’autre"},
        "before": {"en": "after which", "fr": "après quoi"},
        "cause": {"en": "cause", "fr": "cause"},
        "compatible": {"en": "agree", "fr": "concordent"},
        "condition": {"en": "on condition", "fr": "à condition"},
        "date": {"en": "date", "fr": "date"},
        "decidedBy": {"en": "judged by", "fr": "jugé par"},
        "decidedOn": {"en": "judged on", "fr": "jugé le"},
        "earliest": {"en": "first day", "fr": "premier jour"},
        "isOrigin": {"en": "its origin", "fr": "en est l’origine"},
        "language": {"en": "language", "fr": "langue"},
        "latest": {"en": "last day", "fr": "dernier jour"},
        "link": {"en": "tie", "fr": "lien"},
        "occasion": {"en": "occasion", "fr": "occasion"},
        "ofacUid": {"en": "OFAC number", "fr": "numéro OFAC"},
        "otherPolarity": {"en": "its polarity", "fr": "sa polarité"},
        "otherRelation": {"en": "its relation", "fr": "sa relation"},
        "otherWhen": {"en": "its time", "fr": "son moment"},
        "overlap": {"en": "days in common", "fr": "jours communs"},
        "part": {"en": "one is part", "fr": "l’une fait partie"},
        "publisher": {"en": "published by", "fr": "éditeur"},
        "samePeriod": {"en": "same period", "fr": "même période"},
        "site": {"en": "found at", "fr": "se trouve à"},
        "step": {"en": "step", "fr": "pas"},
        "title": {"en": "title", "fr": "titre"},
        "unReference": {"en": "UN number", "fr": "numéro ONU"},
        "whole": {"en": "part of", "fr": "fait partie de"},
    }
)


def word(key: str, lang: str, /, **values: object) -> str:
    """Return what a page says for ``key``, filled in; an unknown key is an error (``KeyError``).

    >>> word("page", "fr", n=2, total=3)
    'Page 2 sur 3'
    """
    return WORDS[key][lang].format(**values)


def counted(key: str, lang: str, number: int) -> str:
    """Return a phrase for one or for many; French has one for none, too.

    >>> counted("claim", "en", 0), counted("claim", "fr", 0), counted("claim", "en", 1200)
    ('0 claims', '0 affirmation', '1,200 claims')
    """
    one = number == 1 or (lang == "fr" and number == 0)
    return word(f"{key}:{'one' if one else 'many'}", lang, n=figure(number, lang))


def topic(tag: str, lang: str) -> str:
    """Return what a topic of questions is called."""
    return TOPICS[tag][lang] if tag in TOPICS else tag


def columns(lang: str) -> dict[str, str]:
    """Return what the known columns of answers are called."""
    return {key: words[lang] for key, words in COLUMNS.items()}

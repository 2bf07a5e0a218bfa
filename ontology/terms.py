"""The ontology's terms as a closed namespace. Generated from dprk.ttl: do not edit."""

from rdflib.namespace import Namespace
from rdflib.term import URIRef

from ontology.namespace import ClosedNamespace


class DPRK(ClosedNamespace):
    """What sources say about DPRK networks; a misspelt term is an AttributeError."""

    _NS = Namespace("https://w3id.org/dprk-networks/ontology#")

    About: URIRef
    """Near the figure.

    Près du chiffre."""
    Activity: URIRef
    """A kind of doing, such as theft of cryptoassets or diplomacy.

    Une manière d'agir, comme le vol de cryptoactifs ou la diplomatie."""
    Actual: URIRef
    """It has happened or is so.

    Cela a eu lieu ou est."""
    Actuality: URIRef
    """Whether what is claimed has happened, or is planned, urged, required and so on.

    Si ce qui est affirmé a eu lieu, ou est prévu, demandé, exigé, etc."""
    Agent: URIRef
    """An entity that can act, speak or be acted upon: a State, an organisation, a group or a person.

    Entité qui peut agir, parler ou subir : un État, une organisation, un groupe ou une personne."""
    Alleged: URIRef
    """The text presents it as hearsay, suspicion or accusation.

    Le texte le présente comme un ouï-dire, un soupçon ou une accusation."""
    Amount: URIRef
    """How much or how many: a value, its unit, how exact it is, and the bounds that follow.

    Combien : une valeur, son unité, son exactitude et les bornes qui en découlent."""
    Approximation: URIRef
    """How exact an amount is said to be.

    L'exactitude annoncée d'un montant."""
    Asserted: URIRef
    """The text presents it as so.

    Le texte le présente comme un fait."""
    Asset: URIRef
    """A thing of value or use: money, cryptoassets, arms, raw materials, computer systems.

    Chose de valeur ou d'usage : argent, cryptoactifs, armes, matières premières, systèmes informatiques."""
    AtLeast: URIRef
    """The figure or more.

    Le chiffre ou plus."""
    AtMost: URIRef
    """The figure or less.

    Le chiffre ou moins."""
    Attempted: URIRef
    """It was tried.

    Cela a été tenté."""
    Attribution: URIRef
    """One step in the chain of those who say a claim, from the publisher inwards.

    Un maillon de la chaîne de ceux qui énoncent une affirmation, de l'éditeur vers l'origine."""
    Candidate: URIRef
    """Not yet read by a person.

    Pas encore relu par une personne."""
    Claim: URIRef
    """What one source says, true or not: subject, relation, object or value, with qualifiers, attribution and evidence.

    Ce qu'une source dit, vrai ou non : sujet, relation, objet ou valeur, avec qualificatifs, attribution et preuve."""
    ClaimGraph: URIRef
    """A named graph that holds the claims of one source.

    Graphe nommé qui contient les affirmations d'une source."""
    ClaimLink: URIRef
    """A property that joins one claim to another.

    Propriété qui relie une affirmation à une autre."""
    Closely: URIRef
    """With tight ties.

    Par des liens étroits."""
    Company: URIRef
    """An organisation that trades in goods or services.

    Organisation qui fait commerce de biens ou de services."""
    Constantly: URIRef
    """Without let-up.

    Sans relâche."""
    Contact: URIRef
    """Where to write or follow.

    Où écrire ou suivre."""
    Country: URIRef
    """A State's land, where things happen; it never acts.

    Le territoire d'un État, où les choses se passent ; il n'agit jamais."""
    Critically: URIRef
    """In a decisive measure.

    De manière décisive."""
    Declines: URIRef
    """Does not wish to speak to it.

    Ne souhaite pas s'exprimer."""
    Denied: URIRef
    """The speaker rejects it.

    Le locuteur le rejette."""
    Denies: URIRef
    """Rejects it.

    Le rejette."""
    Different: URIRef
    """The two are not one.

    Les deux sont distinctes."""
    EdgeGraph: URIRef
    """A named graph that holds the simple edges of one modality.

    Graphe nommé qui contient les arêtes simples d'une modalité."""
    Entity: URIRef
    """Anything that a claim is about.

    Tout ce sur quoi porte une affirmation."""
    Event: URIRef
    """A single thing that happened or is to happen.

    Une chose qui est arrivée ou doit arriver une fois."""
    Exactly: URIRef
    """The figure as it stands, without hedge.

    Le chiffre tel quel, sans réserve."""
    ExcusedPassage: URIRef
    """A passage that claims nothing, with the reason why.

    Passage qui n'affirme rien, avec la raison."""
    Extent: URIRef
    """To how much of the object a claim applies.

    À quelle part de l'objet l'affirmation s'applique."""
    Framing: URIRef
    """Words that only frame what is said elsewhere.

    Des mots qui ne font qu'encadrer ce qui est dit ailleurs."""
    Fully: URIRef
    """All of it.

    En entier."""
    GovernmentBody: URIRef
    """A ministry, service or other body of one State.

    Ministère, service ou autre organisme d'un État."""
    Group: URIRef
    """Several agents named together, with or without a name of their own.

    Plusieurs agents désignés ensemble, avec ou sans nom propre."""
    Heading: URIRef
    """A title or heading.

    Un titre ou intertitre."""
    Intended: URIRef
    """It is an aim.

    C'est un but."""
    InternationalBody: URIRef
    """A body made by several States or by an international organisation.

    Organisme créé par plusieurs États ou par une organisation internationale."""
    Judgement: URIRef
    """A person's decision that two entities are the same, different, or that it is not known.

    Décision d'une personne : deux entités sont la même, sont différentes, ou on l'ignore."""
    Mainly: URIRef
    """Above all this one.

    Surtout celui-ci."""
    Many: URIRef
    """A good many of them.

    Un bon nombre."""
    Measure: URIRef
    """A restriction that an authority imposes: sanctions, an asset freeze, a ban.

    Restriction imposée par une autorité : sanctions, gel des avoirs, interdiction."""
    Modality: URIRef
    """How firmly the text in hand presents a claim.

    Avec quelle fermeté le texte présente une affirmation."""
    Negative: URIRef
    """It is said not to be so.

    Il est dit que cela n'est pas."""
    NotAName: URIRef
    """A capital that marks no name, or part of a longer name.

    Une majuscule qui ne marque pas un nom, ou une partie de nom."""
    Organization: URIRef
    """A body with a name and a purpose of its own.

    Un organisme doté d'un nom et d'un objet propres."""
    Partly: URIRef
    """Some of it.

    Une partie."""
    Person: URIRef
    """A human being.

    Un être humain."""
    Place: URIRef
    """A place on the earth.

    Un lieu sur la terre."""
    Planned: URIRef
    """It is to happen.

    Cela doit arriver."""
    Platform: URIRef
    """An online service that people use: an exchange, a network, a streaming service, a site.

    Service en ligne que l'on utilise : bourse d'échange, réseau, service de diffusion, site."""
    Pledges: URIRef
    """Binds itself to do it.

    S'engage à le faire."""
    Polarity: URIRef
    """Whether a claim says that something is so, or that it is not.

    Si une affirmation dit qu'une chose est, ou qu'elle n'est pas."""
    Positive: URIRef
    """It is said to be so.

    Il est dit que cela est."""
    Programme: URIRef
    """A sustained effort of a State to make or achieve something.

    Effort suivi d'un État pour produire ou obtenir quelque chose."""
    Prohibited: URIRef
    """A rule forbids it.

    Une règle l'interdit."""
    Qualifier: URIRef
    """A property that narrows a claim: by what means, where, for what.

    Propriété qui précise une affirmation : par quel moyen, où, dans quel but."""
    Reason: URIRef
    """Why a passage claims nothing.

    Pourquoi un passage n'affirme rien."""
    RegisterGraph: URIRef
    """A named graph that holds entities, judgements or links between claims.

    Graphe nommé qui contient des entités, des jugements ou des liens entre affirmations."""
    Relation: URIRef
    """A property that a claim may state between its subject and its object or value.

    Propriété qu'une affirmation peut énoncer entre son sujet et son objet ou sa valeur."""
    Repetition: URIRef
    """Says again what a claim of this source says already.

    Redit ce qu'une affirmation de cette source dit déjà."""
    Reports: URIRef
    """Passes on what another says.

    Transmet ce qu'un autre dit."""
    Required: URIRef
    """A rule demands it.

    Une règle l'exige."""
    Resolution: URIRef
    """A decision of the UN Security Council, or several of them together.

    Décision du Conseil de sécurité des Nations Unies, ou plusieurs ensemble."""
    ReviewStatus: URIRef
    """Whether a person has read a claim against its passage.

    Si une personne a relu l'affirmation au regard du passage."""
    Reviewed: URIRef
    """Read against its passage.

    Relu au regard du passage."""
    Same: URIRef
    """The two are one.

    Les deux ne font qu'une."""
    Source: URIRef
    """A published document, with its publisher, date, language and digest.

    Document publié, avec son éditeur, sa date, sa langue et son empreinte."""
    Stance: URIRef
    """What a speaker does with the words: states, reports, denies, urges, pledges.

    Ce que le locuteur fait de ses paroles : énonce, rapporte, nie, exhorte, s'engage."""
    State: URIRef
    """A State as an actor, spoken for by its government; its land is a Country.

    Un État en tant qu'acteur, représenté par son gouvernement ; son territoire est un pays."""
    States: URIRef
    """Says it as its own word.

    Le dit en son nom."""
    Studio: URIRef
    """An organisation that produces films or animation, private or State-owned.

    Organisation qui produit des films ou de l'animation, privée ou d'État."""
    Topic: URIRef
    """A subject matter, quality or state of affairs.

    Une matière, une qualité ou un état de choses."""
    Unsure: URIRef
    """It is not known.

    On l'ignore."""
    Urged: URIRef
    """Someone asks that it be done.

    Quelqu'un demande que cela se fasse."""
    Urges: URIRef
    """Asks for it to be done.

    Demande que cela se fasse."""
    Vague: URIRef
    """A figure or time too vague to be given a value.

    Un chiffre ou un temps trop vague pour une valeur."""
    Verdict: URIRef
    """What a judgement decides.

    Ce que décide un jugement."""
    Work: URIRef
    """A thing made to be read or seen: a report, a statement, a film.

    Chose faite pour être lue ou vue : rapport, déclaration, film."""
    actuality: URIRef
    """Whether it has happened, or is planned, urged and so on.

    Si cela a eu lieu, ou est prévu, demandé, etc."""
    address: URIRef
    """The web address that the source gives for itself, or notStated.

    L'adresse web que la source se donne, ou notStated."""
    adopted: URIRef
    """Passed a resolution.

    A voté une résolution."""
    after: URIRef
    """Happened after what the other claim says.

    Est arrivé après ce que dit l'autre affirmation."""
    amount: URIRef
    """How much or how many.

    Combien."""
    approximation: URIRef
    """How exact the amount is said to be.

    L'exactitude annoncée du montant."""
    assertedIn: URIRef
    """Derived: from a claim that is alleged to one that asserts the same, of one key, polarity and actuality.

    Dérivé : d'une affirmation alléguée à une qui affirme la même chose, de mêmes clé, polarité et réalité."""
    attribution: URIRef
    """A step in the chain of speakers of a claim.

    Un maillon de la chaîne des locuteurs de l'affirmation."""
    audience: URIRef
    """For whom it is meant.

    À qui c'est destiné."""
    availableOn: URIRef
    """Can be read or seen on a platform.

    Peut être lu ou vu sur une plateforme."""
    canonical: URIRef
    """Derived from judgements: the entity kept for several that are the same.

    Dérivé des jugements : l'entité retenue pour plusieurs qui sont la même."""
    cause: URIRef
    """Because of what.

    À cause de quoi."""
    causedBy: URIRef
    """Came about through what the other claim says.

    Est advenu par ce que dit l'autre affirmation."""
    collaboratedWith: URIRef
    """Worked with an agent.

    A travaillé avec un agent."""
    commentedOn: URIRef
    """Said something publicly about a matter.

    S'est exprimé publiquement sur une affaire."""
    concealed: URIRef
    """Hid something from others.

    A caché quelque chose à autrui."""
    concerned: URIRef
    """Is what an event happened to.

    Est ce à quoi un événement est arrivé."""
    condition: URIRef
    """On what terms.

    À quelles conditions."""
    conducts: URIRef
    """Carries out an activity.

    Mène une activité."""
    confidence: URIRef
    """How likely the program that found a claim takes its own reading to be right, from 0 to 1; it says nothing of whether what the source says is true.

    Quelle probabilité le programme qui a trouvé l'affirmation donne à sa propre lecture, de 0 à 1 ; cela ne dit rien de la vérité de ce que dit la source."""
    conflictsWith: URIRef
    """Cannot be true together with the other claim.

    Ne peut être vraie en même temps que l'autre affirmation."""
    contests: URIRef
    """Derived: one of two claims that can't both stand: of one key, where one is denied or negated and the other is not, or joined by a recorded denial or conflict.

    Dérivé : l'une de deux affirmations qui ne tiennent pas ensemble : de même clé, dont l'une est niée et l'autre non, ou reliées par un démenti ou une contradiction."""
    contractedOnProjectsOf: URIRef
    """Obtained contracts to work on projects that the object leads; who gave the contracts is not said.

    A obtenu des contrats pour travailler sur des projets dirigés par l'objet ; qui les a accordés n'est pas dit."""
    contributedTo: URIRef
    """Gave something towards a work, activity or end.

    A apporté quelque chose à une œuvre, une activité ou une fin."""
    cooperatedMilitarilyWith: URIRef
    """Worked with an agent in military matters.

    A travaillé avec un agent en matière militaire."""
    corroborates: URIRef
    """Says the same as the other claim, from another origin.

    Dit la même chose que l'autre affirmation, d'une autre origine."""
    covers: URIRef
    """Is about the object; being mentioned together is no tie.

    Porte sur l'objet ; être mentionné ensemble n'est pas un lien."""
    currency: URIRef
    """The currency of an amount (ISO 4217).

    La monnaie d'un montant (ISO 4217)."""
    date: URIRef
    """The date that the source bears (EDTF), or notStated.

    La date que porte la source (EDTF), ou notStated."""
    decidedBy: URIRef
    """Who made a judgement.

    Qui a rendu un jugement."""
    decidedOn: URIRef
    """When a judgement was made.

    Quand un jugement a été rendu."""
    denies: URIRef
    """Rejects the other claim.

    Rejette l'autre affirmation."""
    denounces: URIRef
    """Speaks out against an activity or state of affairs.

    S'élève contre une activité ou un état de choses."""
    deployedAlongside: URIRef
    """Stood with an agent's forces in a conflict.

    S'est tenu aux côtés des forces d'un agent dans un conflit."""
    describedAs: URIRef
    """Is said to be of some nature.

    Est dit être d'une certaine nature."""
    designated: URIRef
    """Put on a sanctions list.

    A inscrit sur une liste de sanctions."""
    develops: URIRef
    """Carries a programme forward.

    Fait avancer un programme."""
    digest: URIRef
    """SHA-256 of the source's text in NFC with LF line ends.

    SHA-256 du texte de la source en NFC, fins de ligne LF."""
    dissolved: URIRef
    """Ceased to be at a time.

    A cessé d'exister à un moment."""
    earliest: URIRef
    """Derived: the first day that the period may hold.

    Dérivé : le premier jour possible de la période."""
    earned: URIRef
    """Obtained an asset by work or trade.

    A obtenu un bien par le travail ou le commerce."""
    earnedIncomeIn: URIRef
    """Was paid for work in a place.

    A été payé pour un travail en un lieu."""
    established: URIRef
    """Came into being at a time.

    Est apparu à un moment."""
    evades: URIRef
    """Gets round a measure or resolution.

    Échappe à une mesure ou à une résolution."""
    evidence: URIRef
    """The passage of the source that supports the claim.

    Le passage de la source qui appuie l'affirmation."""
    exploits: URIRef
    """Takes unfair advantage of an agent.

    Tire indûment profit d'un agent."""
    extent: URIRef
    """To how much of the object it applies.

    À quelle part de l'objet cela s'applique."""
    facilitates: URIRef
    """Makes an activity, or what an agent does, easier.

    Rend plus facile une activité ou l'action d'un agent."""
    fills: URIRef
    """Makes good a gap or lack.

    Remédie à une lacune."""
    finances: URIRef
    """Pays for a programme or activity, or is used to.

    Paie un programme ou une activité, ou sert à le payer."""
    fulfilledIn: URIRef
    """Derived: from a claim of what is planned, intended, urged, required or attempted to one of the same key that asserts that it is so.

    Dérivé : d'une affirmation de ce qui est prévu, visé, demandé, exigé ou tenté à une de même clé qui affirme que cela est."""
    goods: URIRef
    """What goods or assets it is about.

    Sur quels biens il porte."""
    hadAccessTo: URIRef
    """Could get into a system or at an asset.

    Pouvait entrer dans un système ou atteindre un bien."""
    high: URIRef
    """Derived: the most that the amount may be.

    Dérivé : le maximum possible du montant."""
    hiredDirectly: URIRef
    """Took an agent into its own service without a go-between.

    A pris un agent à son service sans intermédiaire."""
    holdsAccountable: URIRef
    """Makes an agent answer for what it did.

    Fait répondre un agent de ses actes."""
    hop: URIRef
    """False of a relation that no path may pass over, and of a class whose entities no path may pass through.

    Faux d'une relation qu'aucun chemin n'emprunte, et d'une classe dont aucun chemin ne traverse les entités."""
    impersonated: URIRef
    """Pretended to be an agent or one of its kind.

    A prétendu être un agent ou l'un des siens."""
    implements: URIRef
    """Carries out a measure or resolution.

    Applique une mesure ou une résolution."""
    imposes: URIRef
    """Lays a measure on others.

    Soumet d'autres à une mesure."""
    inLanguage: URIRef
    """Is written or spoken in a language (BCP 47 tag).

    Est écrit ou parlé dans une langue (étiquette BCP 47)."""
    inWork: URIRef
    """The work in which it is said.

    L'œuvre dans laquelle cela est dit."""
    informs: URIRef
    """Gives information to an agent.

    Donne des informations à un agent."""
    instrument: URIRef
    """By what means.

    Par quel moyen."""
    intensified: URIRef
    """Did more of an activity than before.

    A mené une activité plus qu'auparavant."""
    inverseLabel: URIRef
    """The relation's words read from object to subject.

    Les mots de la relation lue de l'objet vers le sujet."""
    iso3166: URIRef
    """The two-letter code of a State or country.

    Le code à deux lettres d'un État ou d'un pays."""
    key: URIRef
    """The short name by which claims of one file refer to each other.

    Le nom court par lequel les affirmations d'un fichier se désignent."""
    kindOf: URIRef
    """Is one kind or example of something more general.

    Est une sorte ou un exemple d'une chose plus générale."""
    language: URIRef
    """The language of the source (BCP 47).

    La langue de la source (BCP 47)."""
    latest: URIRef
    """Derived: the last day that the period may hold.

    Dérivé : le dernier jour possible de la période."""
    launders: URIRef
    """Hides where an asset comes from.

    Dissimule l'origine d'un bien."""
    left: URIRef
    """One of the two entities that a judgement is about.

    L'une des deux entités d'un jugement."""
    legalBasis: URIRef
    """Under what measure or resolution.

    En vertu de quelle mesure ou résolution."""
    length: URIRef
    """How many code points the source's text has.

    Nombre de points de code du texte de la source."""
    linkedTo: URIRef
    """Has a tie, of a kind not stated, to an agent or activity.

    A un lien, de nature non précisée, avec un agent ou une activité."""
    locatedIn: URIRef
    """Lies within a place.

    Se situe en un lieu."""
    lostToTheft: URIRef
    """Had an asset stolen, by whomever.

    S'est vu dérober un bien, par qui que ce soit."""
    low: URIRef
    """Derived: the least that the amount may be.

    Dérivé : le minimum possible du montant."""
    lures: URIRef
    """Draws an agent in by deceit.

    Attire un agent par la ruse."""
    matchDigest: URIRef
    """SHA-256 of the passage's match form.

    SHA-256 de la forme de comparaison du passage."""
    matchLength: URIRef
    """How many code points the passage's match form has.

    Nombre de points de code de la forme de comparaison."""
    memberOf: URIRef
    """Belongs to an organisation or group.

    Fait partie d'une organisation ou d'un groupe."""
    mitreGroup: URIRef
    """The entity's group id in MITRE ATT&CK.

    L'identifiant de groupe dans MITRE ATT&CK."""
    modality: URIRef
    """How firmly the text in hand presents the claim.

    Avec quelle fermeté le texte présente l'affirmation."""
    monitors: URIRef
    """Watches whether a measure or resolution is carried out, or an activity.

    Observe l'application d'une mesure ou d'une résolution, ou une activité."""
    movedTo: URIRef
    """Went to a place to stay or work.

    Est allé en un lieu pour y rester ou y travailler."""
    namedIn: URIRef
    """Derived: a source of which a claim names the entity, as its subject, its object or a qualifier.

    Dérivé : une source dont une affirmation nomme l'entité, comme sujet, objet ou qualificatif."""
    notStated: URIRef
    """The source does not give it.

    La source ne le donne pas."""
    note: URIRef
    """What a reader of the claim should know about how it was read.

    Ce que le lecteur doit savoir de la lecture qui a été faite."""
    object: URIRef
    """The entity that the relation leads to.

    L'entité à laquelle mène la relation."""
    objectClass: URIRef
    """A class that the object of a claim with this relation may have; one of several is enough. Checked, not inferred.

    Classe que peut avoir l'objet d'une affirmation de cette relation ; une parmi plusieurs suffit. Vérifié, non déduit."""
    objectOrValue: URIRef
    """Derived: the object of a claim, or its value where it has one instead.

    Dérivé : l'objet d'une affirmation, ou sa valeur si elle en a une à la place."""
    obtained: URIRef
    """Came to hold an asset.

    Est entré en possession d'un bien."""
    obtainedByFraud: URIRef
    """Obtained an asset by deceit.

    A obtenu un bien par tromperie."""
    obtainedIllicitly: URIRef
    """Obtained an asset against the law.

    A obtenu un bien en violation du droit."""
    occasion: URIRef
    """On the occasion of what.

    À l'occasion de quoi."""
    ofacUid: URIRef
    """The entity's unique number on OFAC's list.

    Le numéro unique sur la liste de l'OFAC."""
    operates: URIRef
    """Runs an online service.

    Fait fonctionner un service en ligne."""
    ordinal: URIRef
    """Is the n-th of its series.

    Est le n-ième de sa série."""
    originatedBy: URIRef
    """Derived: the innermost speaker, where the claim comes from.

    Dérivé : le dernier locuteur, d'où vient l'affirmation."""
    ownedBy: URIRef
    """Belongs to an agent.

    Appartient à un agent."""
    partOf: URIRef
    """Is a part of what the other claim says.

    Est une partie de ce que dit l'autre affirmation."""
    participatedIn: URIRef
    """Took part in an activity, work or event.

    A pris part à une activité, une œuvre ou un événement."""
    place: URIRef
    """Where.

    Où."""
    polarity: URIRef
    """Whether the claim says that it is so or that it is not.

    Si l'affirmation dit que cela est ou n'est pas."""
    position: URIRef
    """1 for the publisher, then inwards.

    1 pour l'éditeur, puis vers l'origine."""
    protects: URIRef
    """Keeps an agent from harm.

    Préserve un agent d'un dommage."""
    published: URIRef
    """Made a work public.

    A rendu une œuvre publique."""
    publishedBy: URIRef
    """Derived: the speaker at position 1.

    Dérivé : le locuteur en position 1."""
    publisher: URIRef
    """Who published a source.

    Qui a publié une source."""
    purpose: URIRef
    """To what end; an end is not an event.

    À quelle fin ; une fin n'est pas un événement."""
    raisesAwarenessOf: URIRef
    """Makes people aware of an activity or topic.

    Fait prendre conscience d'une activité ou d'un sujet."""
    reason: URIRef
    """Tells why a passage claims nothing.

    Dit pourquoi un passage n'affirme rien."""
    relation: URIRef
    """The relation that a claim states.

    La relation que l'affirmation énonce."""
    reportsOn: URIRef
    """Is in charge of giving account of a measure, resolution or activity.

    Est chargé de rendre compte d'une mesure, d'une résolution ou d'une activité."""
    respondsTo: URIRef
    """Answers the other claim without rejecting just that.

    Répond à l'autre affirmation sans rejeter exactement celle-ci."""
    restates: URIRef
    """Says again what the other claim says, from the same origin.

    Redit ce que dit l'autre affirmation, de la même origine."""
    restores: URIRef
    """Brings a body back to life.

    Fait revivre un organisme."""
    resultedFrom: URIRef
    """Came about because of the object.

    Est advenu à cause de l'objet."""
    reviewStatus: URIRef
    """Whether a person has read the claim against its passage.

    Si une personne a relu l'affirmation."""
    right: URIRef
    """The other entity that a judgement is about.

    L'autre entité d'un jugement."""
    saidBy: URIRef
    """Derived: any speaker in the chain.

    Dérivé : tout locuteur de la chaîne."""
    saidWhen: URIRef
    """When it was said (EDTF); not when it happened.

    Quand cela a été dit (EDTF) ; non quand c'est arrivé."""
    sameOriginAs: URIRef
    """Derived: one of the two restates the other, or both restate one; a claim that restates two independent ones does not make those one.

    Dérivé : l'une redit l'autre, ou toutes deux en redisent une ; une affirmation qui en redit deux indépendantes ne les réunit pas."""
    sanctions: URIRef
    """Lays sanctions on an agent.

    Soumet un agent à des sanctions."""
    sentSoldiersTo: URIRef
    """Sent troops to an agent's side.

    A envoyé des troupes aux côtés d'un agent."""
    sentWorkersTo: URIRef
    """Sent workers abroad to a place.

    A envoyé des travailleurs à l'étranger en un lieu."""
    source: URIRef
    """The source that a claim or excused passage stands in.

    La source où figure l'affirmation ou le passage excusé."""
    speaker: URIRef
    """Who speaks; several speak jointly.

    Qui parle ; plusieurs parlent ensemble."""
    stance: URIRef
    """What the speaker does with the words.

    Ce que le locuteur fait de ses paroles."""
    stole: URIRef
    """Took an asset that belongs to others.

    A pris un bien appartenant à autrui."""
    stoleFrom: URIRef
    """Took something from a victim; what and how much stand in the amount and the qualifiers.

    A pris quelque chose à une victime ; quoi et combien figurent dans le montant et les qualificatifs."""
    subcontracted: URIRef
    """Passed work on to an agent that it was itself engaged to do.

    A confié à un agent un travail dont il était lui-même chargé."""
    subject: URIRef
    """The entity that a claim is about.

    L'entité dont parle l'affirmation."""
    subjectClass: URIRef
    """A class that the subject of a claim with this relation may have; one of several is enough. Checked, not inferred.

    Classe que peut avoir le sujet d'une affirmation de cette relation ; une parmi plusieurs suffit. Vérifié, non déduit."""
    subsidiaryOf: URIRef
    """Is set up under another organisation.

    Est établi sous une autre organisation."""
    succeeds: URIRef
    """Comes next after a work in a series.

    Vient après une œuvre dans une série."""
    summary: URIRef
    """The claim in our own words.

    L'affirmation dans nos propres mots."""
    suppliedArmsTo: URIRef
    """Sent weapons to an agent.

    A envoyé des armes à un agent."""
    supports: URIRef
    """Gives an agent help, backing or means, for pay or not.

    Apporte à un agent une aide, un appui ou des moyens, contre paiement ou non."""
    targets: URIRef
    """Directs hostile action at an agent or platform.

    Dirige une action hostile contre un agent ou une plateforme."""
    territoryOf: URIRef
    """Joins a country to the State whose land it is.

    Relie un pays à l'État dont il est le territoire."""
    textDigest: URIRef
    """SHA-256 of the passage as stored.

    SHA-256 du passage tel que conservé."""
    threatens: URIRef
    """Is a danger to an agent or a good.

    Met en danger un agent ou un bien commun."""
    title: URIRef
    """The title as the source gives it.

    Le titre tel que la source le donne."""
    tradesIn: URIRef
    """Takes part in buying, selling or transferring goods, whichever the side.

    Prend part à l'achat, à la vente ou au transfert de biens, d'un côté ou de l'autre."""
    triple: URIRef
    """Derived: the key shared by claims with the same subject, relation and object.

    Dérivé : la clé commune aux affirmations de mêmes sujet, relation et objet."""
    unReference: URIRef
    """The entity's permanent reference number on a UN sanctions list.

    Le numéro de référence permanent sur une liste de sanctions de l'ONU."""
    unit: URIRef
    """What is counted.

    Ce qui est compté."""
    unnamed: URIRef
    """True of an entity that its sources do not name; it is nobody else without a judgement.

    Vrai d'une entité que ses sources ne nomment pas ; elle n'est personne d'autre sans jugement."""
    used: URIRef
    """Made use of an asset or platform.

    S'est servi d'un bien ou d'une plateforme."""
    value: URIRef
    """The literal that the relation leads to; of an amount, the figure as written.

    Le littéral auquel mène la relation ; d'un montant, le chiffre tel qu'écrit."""
    valueForm: URIRef
    """The form of the literal that this relation leads to: edtf, iri, language, integer.

    La forme du littéral auquel mène cette relation : edtf, iri, language, integer."""
    verdict: URIRef
    """Tells what a judgement decides.

    Dit ce que décide le jugement."""
    vetoed: URIRef
    """Used its veto against the object, or in a matter that concerns it.

    A usé de son veto contre l'objet, ou dans une affaire qui le concerne."""
    violates: URIRef
    """Breaks a measure or resolution.

    Enfreint une mesure ou une résolution."""
    webAddress: URIRef
    """Can be found at a web address.

    Se trouve à une adresse web."""
    when: URIRef
    """When what is claimed holds or held (EDTF), no more precise than the source.

    Quand ce qui est affirmé vaut ou valait (EDTF), sans plus de précision que la source."""
    why: URIRef
    """The grounds of a judgement, or a note on an excuse.

    Les motifs d'un jugement, ou une note sur une excuse."""
    wikidata: URIRef
    """The entity's item in Wikidata.

    L'élément Wikidata de l'entité."""
    withdrawn: URIRef
    """True of a judgement that was taken back.

    Vrai d'un jugement repris."""
    workedFor: URIRef
    """Did work in the service of an agent.

    A travaillé au service d'un agent."""

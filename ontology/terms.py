"""The ontology's terms as a closed namespace. Generated from dprk.ttl: do not edit."""

from rdflib.namespace import DefinedNamespace, Namespace
from rdflib.term import URIRef


class DPRK(DefinedNamespace):
    """What sources say about DPRK networks; a misspelt term is an AttributeError."""

    _fail = True
    _NS = Namespace("https://w3id.org/dprk-networks/ontology#")

    About: URIRef
    """Near the figure."""
    Activity: URIRef
    """A kind of doing, such as theft of cryptoassets or diplomacy."""
    Actual: URIRef
    """It has happened or is so."""
    Actuality: URIRef
    """Whether what is claimed has happened, or is planned, urged, required and so on."""
    Agent: URIRef
    """An entity that can act, speak or be acted upon: a State, an organisation, a group or a person."""
    Alleged: URIRef
    """The text presents it as hearsay, suspicion or accusation."""
    Amount: URIRef
    """How much or how many: a value, its unit, how exact it is, and the bounds that follow."""
    Approximation: URIRef
    """How exact an amount is said to be."""
    Asserted: URIRef
    """The text presents it as so."""
    Asset: URIRef
    """A thing of value or use: money, cryptoassets, arms, raw materials, computer systems."""
    AtLeast: URIRef
    """The figure or more."""
    AtMost: URIRef
    """The figure or less."""
    Attempted: URIRef
    """It was tried."""
    Attribution: URIRef
    """One step in the chain of those who say a claim, from the publisher inwards."""
    Candidate: URIRef
    """Not yet read by a person."""
    Claim: URIRef
    """What one source says, true or not: subject, relation, object or value, with qualifiers, attribution and evidence."""
    ClaimGraph: URIRef
    """A named graph that holds the claims of one source."""
    ClaimLink: URIRef
    """A property that joins one claim to another."""
    Closely: URIRef
    """With tight ties."""
    Company: URIRef
    """An organisation that trades in goods or services."""
    Constantly: URIRef
    """Without let-up."""
    Contact: URIRef
    """Where to write or follow."""
    Country: URIRef
    """A State's land, where things happen; it never acts."""
    Critically: URIRef
    """In a decisive measure."""
    Declines: URIRef
    """Does not wish to speak to it."""
    Denied: URIRef
    """The speaker rejects it."""
    Denies: URIRef
    """Rejects it."""
    Different: URIRef
    """The two are not one."""
    EdgeGraph: URIRef
    """A named graph that holds the simple edges of one modality."""
    Entity: URIRef
    """Anything that a claim is about."""
    Event: URIRef
    """A single thing that happened or is to happen."""
    Exactly: URIRef
    """The figure as it stands, without hedge."""
    ExcusedPassage: URIRef
    """A passage that claims nothing, with the reason why."""
    Extent: URIRef
    """To how much of the object a claim applies."""
    Framing: URIRef
    """Words that only frame what is said elsewhere."""
    Fully: URIRef
    """All of it."""
    GovernmentBody: URIRef
    """A ministry, service or other body of one State."""
    Group: URIRef
    """Several agents named together, with or without a name of their own."""
    Heading: URIRef
    """A title or heading."""
    Intended: URIRef
    """It is an aim."""
    InternationalBody: URIRef
    """A body made by several States or by an international organisation."""
    Judgement: URIRef
    """A person's decision that two entities are the same, different, or that it is not known."""
    Mainly: URIRef
    """Above all this one."""
    Many: URIRef
    """A good many of them."""
    Measure: URIRef
    """A restriction that an authority imposes: sanctions, an asset freeze, a ban."""
    Modality: URIRef
    """How firmly the text in hand presents a claim."""
    Negative: URIRef
    """It is said not to be so."""
    NotAName: URIRef
    """A capital that marks no name, or part of a longer name."""
    Organization: URIRef
    """A body with a name and a purpose of its own."""
    Partly: URIRef
    """Some of it."""
    Person: URIRef
    """A human being."""
    Place: URIRef
    """A place on the earth."""
    Planned: URIRef
    """It is to happen."""
    Platform: URIRef
    """An online service that people use: an exchange, a network, a streaming service, a site."""
    Pledges: URIRef
    """Binds itself to do it."""
    Polarity: URIRef
    """Whether a claim says that something is so, or that it is not."""
    Positive: URIRef
    """It is said to be so."""
    Programme: URIRef
    """A sustained effort of a State to make or achieve something."""
    Prohibited: URIRef
    """A rule forbids it."""
    Qualifier: URIRef
    """A property that narrows a claim: by what means, where, for what."""
    Reason: URIRef
    """Why a passage claims nothing."""
    RegisterGraph: URIRef
    """A named graph that holds entities, judgements or links between claims."""
    Relation: URIRef
    """A property that a claim may state between its subject and its object or value."""
    Repetition: URIRef
    """Says again what a claim of this source says already."""
    Reports: URIRef
    """Passes on what another says."""
    Required: URIRef
    """A rule demands it."""
    Resolution: URIRef
    """A decision of the UN Security Council, or several of them together."""
    ReviewStatus: URIRef
    """Whether a person has read a claim against its passage."""
    Reviewed: URIRef
    """Read against its passage."""
    Same: URIRef
    """The two are one."""
    Source: URIRef
    """A published document, with its publisher, date, language and digest."""
    Stance: URIRef
    """What a speaker does with the words: states, reports, denies, urges, pledges."""
    State: URIRef
    """A State as an actor, spoken for by its government; its land is a Country."""
    States: URIRef
    """Says it as its own word."""
    Studio: URIRef
    """An organisation that produces films or animation, private or State-owned."""
    Topic: URIRef
    """A subject matter, quality or state of affairs."""
    Unsure: URIRef
    """It is not known."""
    Urged: URIRef
    """Someone asks that it be done."""
    Urges: URIRef
    """Asks for it to be done."""
    Vague: URIRef
    """A figure or time too vague to be given a value."""
    Verdict: URIRef
    """What a judgement decides."""
    Work: URIRef
    """A thing made to be read or seen: a report, a statement, a film."""
    actuality: URIRef
    """Whether it has happened, or is planned, urged and so on."""
    address: URIRef
    """The web address that the source gives for itself, or notStated."""
    adopted: URIRef
    """Passed a resolution."""
    after: URIRef
    """Happened after what the other claim says."""
    amount: URIRef
    """How much or how many."""
    approximation: URIRef
    """How exact the amount is said to be."""
    attribution: URIRef
    """A step in the chain of speakers of a claim."""
    audience: URIRef
    """For whom it is meant."""
    availableOn: URIRef
    """Can be read or seen on a platform."""
    canonical: URIRef
    """Derived from judgements: the entity kept for several that are the same."""
    cause: URIRef
    """Because of what."""
    causedBy: URIRef
    """Came about through what the other claim says."""
    collaboratedWith: URIRef
    """Worked with an agent."""
    commentedOn: URIRef
    """Said something publicly about a matter."""
    concealed: URIRef
    """Hid something from others."""
    concerned: URIRef
    """Is what an event happened to."""
    condition: URIRef
    """On what terms."""
    conducts: URIRef
    """Carries out an activity."""
    conflictsWith: URIRef
    """Cannot be true together with the other claim."""
    contests: URIRef
    """Derived: one of two claims with the same key of which one is denied or negated and the other is not."""
    contractedOnProjectsOf: URIRef
    """Obtained contracts to work on projects that the object leads; who gave the contracts is not said."""
    contributedTo: URIRef
    """Gave something towards a work, activity or end."""
    cooperatedMilitarilyWith: URIRef
    """Worked with an agent in military matters."""
    corroborates: URIRef
    """Says the same as the other claim, from another origin."""
    covers: URIRef
    """Is about the object; being mentioned together is no tie."""
    currency: URIRef
    """The currency of an amount (ISO 4217)."""
    date: URIRef
    """The date that the source bears (EDTF), or notStated."""
    decidedBy: URIRef
    """Who made a judgement."""
    decidedOn: URIRef
    """When a judgement was made."""
    denies: URIRef
    """Rejects the other claim."""
    denounces: URIRef
    """Speaks out against an activity or state of affairs."""
    deployedAlongside: URIRef
    """Stood with an agent's forces in a conflict."""
    describedAs: URIRef
    """Is said to be of some nature."""
    designated: URIRef
    """Put on a sanctions list."""
    develops: URIRef
    """Carries a programme forward."""
    digest: URIRef
    """SHA-256 of the source's text in NFC with LF line ends."""
    dissolved: URIRef
    """Ceased to be at a time."""
    earliest: URIRef
    """Derived: the first day that the period may hold."""
    earned: URIRef
    """Obtained an asset by work or trade."""
    earnedIncomeIn: URIRef
    """Was paid for work in a place."""
    established: URIRef
    """Came into being at a time."""
    evades: URIRef
    """Gets round a measure or resolution."""
    evidence: URIRef
    """The passage of the source that supports the claim."""
    exploits: URIRef
    """Takes unfair advantage of an agent."""
    extent: URIRef
    """To how much of the object it applies."""
    facilitates: URIRef
    """Makes an activity, or what an agent does, easier."""
    fills: URIRef
    """Makes good a gap or lack."""
    finances: URIRef
    """Pays for a programme or activity, or is used to."""
    goods: URIRef
    """What goods or assets it is about."""
    hadAccessTo: URIRef
    """Could get into a system or at an asset."""
    high: URIRef
    """Derived: the most that the amount may be."""
    hiredDirectly: URIRef
    """Took an agent into its own service without a go-between."""
    holdsAccountable: URIRef
    """Makes an agent answer for what it did."""
    hop: URIRef
    """False of a relation that no path may pass over, and of a class whose entities no path may pass through."""
    impersonated: URIRef
    """Pretended to be an agent or one of its kind."""
    implements: URIRef
    """Carries out a measure or resolution."""
    imposes: URIRef
    """Lays a measure on others."""
    inLanguage: URIRef
    """Is written or spoken in a language (BCP 47 tag)."""
    inWork: URIRef
    """The work in which it is said."""
    informs: URIRef
    """Gives information to an agent."""
    instrument: URIRef
    """By what means."""
    intensified: URIRef
    """Did more of an activity than before."""
    inverseLabel: URIRef
    """The relation's words read from object to subject."""
    iso3166: URIRef
    """The two-letter code of a State or country."""
    key: URIRef
    """The short name by which claims of one file refer to each other."""
    kindOf: URIRef
    """Is one kind or example of something more general."""
    language: URIRef
    """The language of the source (BCP 47)."""
    latest: URIRef
    """Derived: the last day that the period may hold."""
    launders: URIRef
    """Hides where an asset comes from."""
    left: URIRef
    """One of the two entities that a judgement is about."""
    legalBasis: URIRef
    """Under what measure or resolution."""
    length: URIRef
    """How many code points the source's text has."""
    linkedTo: URIRef
    """Has a tie, of a kind not stated, to an agent or activity."""
    locatedIn: URIRef
    """Lies within a place."""
    lostToTheft: URIRef
    """Had an asset stolen, by whomever."""
    low: URIRef
    """Derived: the least that the amount may be."""
    lures: URIRef
    """Draws an agent in by deceit."""
    matchDigest: URIRef
    """SHA-256 of the passage's match form."""
    matchLength: URIRef
    """How many code points the passage's match form has."""
    memberOf: URIRef
    """Belongs to an organisation or group."""
    mitreGroup: URIRef
    """The entity's group id in MITRE ATT&CK."""
    modality: URIRef
    """How firmly the text in hand presents the claim."""
    monitors: URIRef
    """Watches whether a measure or resolution is carried out, or an activity."""
    movedTo: URIRef
    """Went to a place to stay or work."""
    notStated: URIRef
    """The source does not give it."""
    note: URIRef
    """What a reader of the claim should know about how it was read."""
    object: URIRef
    """The entity that the relation leads to."""
    objectClass: URIRef
    """A class that the object of a claim with this relation may have; one of several is enough. Checked, not inferred."""
    obtained: URIRef
    """Came to hold an asset."""
    obtainedByFraud: URIRef
    """Obtained an asset by deceit."""
    obtainedIllicitly: URIRef
    """Obtained an asset against the law."""
    occasion: URIRef
    """On the occasion of what."""
    ofacUid: URIRef
    """The entity's unique number on OFAC's list."""
    operates: URIRef
    """Runs an online service."""
    ordinal: URIRef
    """Is the n-th of its series."""
    originatedBy: URIRef
    """Derived: the innermost speaker, where the claim comes from."""
    ownedBy: URIRef
    """Belongs to an agent."""
    partOf: URIRef
    """Is a part of what the other claim says."""
    participatedIn: URIRef
    """Took part in an activity, work or event."""
    place: URIRef
    """Where."""
    polarity: URIRef
    """Whether the claim says that it is so or that it is not."""
    position: URIRef
    """1 for the publisher, then inwards."""
    protects: URIRef
    """Keeps an agent from harm."""
    published: URIRef
    """Made a work public."""
    publishedBy: URIRef
    """Derived: the speaker at position 1."""
    publisher: URIRef
    """Who published a source."""
    purpose: URIRef
    """To what end; an end is not an event."""
    raisesAwarenessOf: URIRef
    """Makes people aware of an activity or topic."""
    reason: URIRef
    """Why a passage claims nothing."""
    relation: URIRef
    """The relation that a claim states."""
    reportsOn: URIRef
    """Is in charge of giving account of a measure, resolution or activity."""
    respondsTo: URIRef
    """Answers the other claim without rejecting just that."""
    restates: URIRef
    """Says again what the other claim says, from the same origin."""
    restores: URIRef
    """Brings a body back to life."""
    resultedFrom: URIRef
    """Came about because of the object."""
    reviewStatus: URIRef
    """Whether a person has read the claim against its passage."""
    right: URIRef
    """The other entity that a judgement is about."""
    saidBy: URIRef
    """Derived: any speaker in the chain."""
    saidWhen: URIRef
    """When it was said (EDTF); not when it happened."""
    sameOriginAs: URIRef
    """Derived: joined through restatements, or said by the same origin."""
    sanctions: URIRef
    """Lays sanctions on an agent."""
    sentSoldiersTo: URIRef
    """Sent troops to an agent's side."""
    sentWorkersTo: URIRef
    """Sent workers abroad to a place."""
    source: URIRef
    """The source that a claim or excused passage stands in."""
    speaker: URIRef
    """Who speaks; several speak jointly."""
    stance: URIRef
    """What the speaker does with the words."""
    stole: URIRef
    """Took an asset that belongs to others."""
    stoleFrom: URIRef
    """Took something from a victim; what and how much stand in the amount and the qualifiers."""
    subcontracted: URIRef
    """Passed work on to an agent that it was itself engaged to do."""
    subject: URIRef
    """The entity that a claim is about."""
    subjectClass: URIRef
    """A class that the subject of a claim with this relation may have; one of several is enough. Checked, not inferred."""
    subsidiaryOf: URIRef
    """Is set up under another organisation."""
    succeeds: URIRef
    """Comes next after a work in a series."""
    summary: URIRef
    """The claim in our own words."""
    suppliedArmsTo: URIRef
    """Sent weapons to an agent."""
    supports: URIRef
    """Gives help or backing to an agent."""
    targets: URIRef
    """Directs hostile action at an agent or platform."""
    territoryOf: URIRef
    """Joins a country to the State whose land it is."""
    textDigest: URIRef
    """SHA-256 of the passage as stored."""
    threatens: URIRef
    """Is a danger to an agent or a good."""
    title: URIRef
    """The title as the source gives it."""
    tradesIn: URIRef
    """Takes part in buying, selling or transferring goods, whichever the side."""
    triple: URIRef
    """Derived: the key shared by claims with the same subject, relation and object."""
    unReference: URIRef
    """The entity's permanent reference number on a UN sanctions list."""
    unit: URIRef
    """What is counted."""
    unnamed: URIRef
    """True of an entity that its sources do not name; it is nobody else without a judgement."""
    used: URIRef
    """Made use of an asset or platform."""
    value: URIRef
    """The literal that the relation leads to; of an amount, the figure as written."""
    valueForm: URIRef
    """The form of the literal that this relation leads to: edtf, iri, language, integer."""
    verdict: URIRef
    """What a judgement decides."""
    vetoed: URIRef
    """Used its veto against the object, or in a matter that concerns it."""
    violates: URIRef
    """Breaks a measure or resolution."""
    webAddress: URIRef
    """Can be found at a web address."""
    when: URIRef
    """When what is claimed holds or held (EDTF), no more precise than the source."""
    why: URIRef
    """The grounds of a judgement, or a note on an excuse."""
    wikidata: URIRef
    """The entity's item in Wikidata."""
    withdrawn: URIRef
    """True of a judgement that was taken back."""
    workedFor: URIRef
    """Did work in the service of an agent."""

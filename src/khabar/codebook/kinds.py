"""The closed vocabularies of the codebook: a value outside of them is refused when the YAML is read."""

ACTOR_KINDS = frozenset(
    {
        *("state", "government", "ministry", "office", "military", "police", "intelligence", "militia", "armed_group", "coalition"),
        *("party", "international", "ngo", "agency", "medium", "community", "person", "other"),
    }
)
PLACE_KINDS = frozenset({"country", "admin1", "admin2", "town", "village", "quarter", "region", "waters", "border"})
NAMESAKE_KINDS = frozenset({"quarter", "village"})
"""Kinds of places that are called alike in many lands."""
HARM_KINDS = frozenset({"killed", "injured"})
"""What befalls people who are struck, of the kinds of loss."""
FACILITY_KINDS = frozenset(
    {
        *("base", "airport", "airbase", "oil_field", "gas_field", "crossing", "camp", "dam", "port", "embassy", "prison", "hospital"),
        *("mosque", "university", "bridge", "road", "barracks", "nuclear", "refinery", "power_plant", "terminal", "island"),
        *("headquarters", "other"),
    }
)
WEAPON_CLASSES = frozenset(
    {
        *("drone", "missile", "rocket", "artillery", "aircraft", "bomb", "ied", "vehicle_bomb", "suicide", "mine", "grenade"),
        *("small_arms", "armour", "naval", "air_defence", "chemical", "melee", "other"),
    }
)
NOUN_CLASSES = frozenset(
    {
        *("abstract", "aircraft", "area", "area.border", "area.country", "area.district", "area.local", "area.province", "area.scene"),
        *(
            "area.site",
            "area.town",
            "campaign",
            "civil",
            "direction",
            "event",
            "force",
            "gathering",
            "home",
            "manner",
            "medium",
            "military_site",
            "money",
            "munition",
            "network",
        ),
        *("banner", "blame", "body", "bomber", "memory", "organisation", "part", "protester", "report", "responsibility", "situation"),
        *("person.armed", "person.casualty", "person.civil", "person.detained", "person.military", "person.official", "person.perpetrator"),
        "person.source",
        *("state", "structure", "time", "irregular", "troops", "vehicle", "weapon.make", "witness", "area.land", "area.stage", "footage"),
    }
)
_WIDER = frozenset(
    {"armed", "political", "person", "site", "place", "weapon", "actor", "facility", "verbal", "one", "counted", "result", "lost"}
)
SENSES = NOUN_CLASSES | ACTOR_KINDS | WEAPON_CLASSES | _WIDER
"""What a guard of a frame may ask of a phrase, beside ``word:`` and ``domain.``."""

CUE_KINDS = frozenset(
    {
        *("preposition", "conjunction", "relative", "that", "background", "break", "result", "negation", "auxiliary", "exception"),
        *("pronoun", "descriptor", "modifier", "quantity", "apposition", "adverb"),
        *("denied", "untrue", "planned", "hypothetical", "unreal", "attempt", "hearsay", "total", "reply"),
    }
)
BEARING = frozenset({"use", "wear", "house", "publish", "live"})
"""What a verb is to what its subject bears, uses, holds or says, or to its life; its verbal noun carries no event."""
LIGHT_ROLES = BEARING | {
    *(
        "aim",
        "answer",
        "ascribe",
        "carry",
        "disclose",
        "launch",
        "passive",
        "undergo",
        "happen",
        "result",
        "see",
        "strike",
        "fight",
        "judge",
        "require",
        "stand",
        "hold",
    ),
    *("grow", "order", "attain", "raise", "reach", "belong", "lie", "suffer", "witness", "utter", "assist", "flee", "fail", "cease"),
}
SAYING_KINDS = frozenset(
    {
        *("verb", "add", "go-on", "opinion", "relay", "broadcast", "observe", "accuse", "own", "appear"),
        *(
            "participle",
            "saying",
            "as",
            "site",
            "impersonal",
            "unsaid",
            "unnamed",
            "turn",
            "answer",
            "text",
            "over",
            "invocation",
            "issued",
            "house",
            "utter",
            "tell",
        ),
        *("statement", "information", "occasion", "general", "behalf", "label", "correspondent", "many", "draft"),
    }
)
STANCES = frozenset({"says", "claims", "confirms", "denies"})
LOSS_KINDS = frozenset({"killed", "injured", "casualty", "bodies", "missing", "displaced", "detained"})
TALLY_KINDS = frozenset(
    {"attacks", "strikes", "targets", "munitions", "killed", "injured", "missing", "displaced", "detained", "troops", "other"}
)

TYPE_GROUPS = frozenset({"core", "wider"})
VIOLENCE_KINDS = frozenset({"state-based", "non-state", "one-sided"})
SLOTS = frozenset(
    {
        *("subject", "object", "of", "by", "with", "on", "against", "to", "from", "in", "between", "about", "near", "companion"),
        "purpose",
    }
)
ROLES = frozenset({"actor", "target", "weapon", "place", "event", "cause", "none", "actor-or-target"})
STATUSES = frozenset({"occurred", "denied", "planned", "hypothetical"})
VOICES = frozenset({"active", "passive"})
TRIGGER_TENSES = frozenset({"future"})

REGIONS = frozenset({"gulf", "international", "iran", "iraq", "levant", "maghreb", "nile", "pan-arab", "yemen"})

GRADES = frozenset(
    {"denied", "contested", "confirmed", "several-origins", "claimed", "single-origin", "threatened", "planned", "possible"},
)
FINDING_RULES = frozenset(
    {
        *("one-origin", "same", "refined", "one-side", "one-happening", "foretold", "differ", "grew", "several-munitions"),
        *("numbers-exclude", "zero-against-figures", "days-exclude", "countries-exclude", "hit-or-stopped"),
        *("claimed-and-denied", "occurred-and-denied"),
    }
)
FIGURE_RULES = frozenset({"only-figure", "most-origins", "no-party", "latest", "lower-of-equals"})
TALLY_RULES = frozenset(
    {
        *("matched", "may-match", "missing", "surplus", "unplaced", "parts-add-up", "parts-exceed", "parts-do-not-add-up", "total-falls"),
        *("restated", "part-exceeds-whole", "days-exceed-total", "period-grows", "campaign", "one-event"),
    }
)
STATEMENT_WORDS = frozenset(
    {
        *("in", "day", "from", "to", "assumed", "comma", "semicolon", "or", "and", "killed", "injured", "at-least"),
        *("none-killed", "none-injured", "of-attack", "nationals", "unknown", "also-denied"),
        *STATUSES,
        *("hit", "intercepted", "missed", "none"),
    }
)

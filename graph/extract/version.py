"""Which extraction made a candidate: raised whenever the same text may give others."""

VERSION = "4"
MAKER = f"extraction/rules-{VERSION}"

"""Which extraction made a candidate: raised whenever the same text may give others."""

VERSION = "3"
MAKER = f"extraction/rules-{VERSION}"

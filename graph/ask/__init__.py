"""How a question is answered, safely, from the named graphs that the build made."""

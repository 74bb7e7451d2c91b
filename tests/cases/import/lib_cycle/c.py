from .d import from_d

from_c = "c"

from . import doubled
from .. import mod as up
from ...outside import nothing  # above the top-level package

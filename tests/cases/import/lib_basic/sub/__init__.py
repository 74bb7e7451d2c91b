from .. import loaded
from ..mod import answer

loaded.append(__name__)
doubled = answer * 2

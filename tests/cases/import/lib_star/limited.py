__all__ = ["listed", "_also"]
listed = "listed"
_also = "underscore"
unlisted = "unlisted"

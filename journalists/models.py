from journalists.record import Profile

__all__ = ["Profile"]

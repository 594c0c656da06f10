"""Orders across shops and daily figures."""

"""Promotions of shops that the platform pays for."""

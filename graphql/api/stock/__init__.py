"""What of the shelf has moved: availability, without prices."""

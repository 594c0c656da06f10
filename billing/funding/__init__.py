"""What the platform pays of shops' promotions: asked for, approved up to a budget, or declined."""

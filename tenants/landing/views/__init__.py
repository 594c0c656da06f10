"""The pages: site (for everybody), joining (sign-up), launching (the wizard), mine (your shops)."""

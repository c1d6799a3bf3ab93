"""Claims of one happening brought together: average link, what keeps claims apart, what persons judged, what added claims touch."""

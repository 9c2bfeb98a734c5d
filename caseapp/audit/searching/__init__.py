"""Finding changes among millions, newest first, never reading more of them than a page can wait for."""

"""The light edition as files: for any web server, for a CDN, or opened straight from a USB stick (`file://`)."""

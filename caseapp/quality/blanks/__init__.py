"""Facts left blank by which the figures are broken down."""

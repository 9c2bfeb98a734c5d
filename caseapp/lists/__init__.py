"""What every long list shares on the screen: the filters above it."""

"""What an office has chosen for its statistics: variants and decimals of indicators, aims, its own sentences."""

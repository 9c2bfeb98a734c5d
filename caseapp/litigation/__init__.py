"""The register of litigation cases (行政应诉台账): one entry is one case at one instance."""

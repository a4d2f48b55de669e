"""Measurements that are read by people: speed as ratios, and what another site engine makes of the same pages."""

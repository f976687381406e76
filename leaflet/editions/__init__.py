"""Many editions and kept editions: rosters, batches, deliveries, archive copies that rebuild themselves."""

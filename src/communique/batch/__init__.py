"""Archives: shards planned from the inputs, mapped by an engine, put into a sink; what is done stays (docs/archives.md)."""

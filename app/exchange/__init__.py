"""Exchange between delegates: bundles and Word comments in, agreement and differences, the committee's summary out."""

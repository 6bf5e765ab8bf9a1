"""The round table: who takes part, its ground rules, its topics."""

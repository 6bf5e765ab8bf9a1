"""The words and figures of Emsbrück, as data."""

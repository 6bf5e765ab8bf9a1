"""The rights table: every role of Emsbrück by every address and every act."""

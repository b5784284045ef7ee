"""The pages that `script/bench lists` measures."""

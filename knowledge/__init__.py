"""What follows from `data/`: plain typed Python without Streamlit, network or words for readers."""

# The pinned versions of the build tools. wasm-bindgen must equal the crate's version in Cargo.toml.
TRUNK_VERSION=0.21.14
WASM_BINDGEN_VERSION=0.2.129
BINARYEN_VERSION=132.0.0
WASM_SPLIT_VERSION=0.2.4
ESBUILD_VERSION=0.28.2
GECKODRIVER_VERSION=0.37.1
# The newest version that runs on Node.js 20.
LIGHTHOUSE_VERSION=12.8.2
# Only for scripts/check-documents.
OOXML_VALIDATOR_VERSION=0.4.0
PYTHON_DOCX_VERSION=1.2.0
OPENPYXL_VERSION=3.1.5
# Only for scripts/reading.
WORDFREQ_VERSION=3.1.1
UNDERTHESEA_VERSION=9.5.0

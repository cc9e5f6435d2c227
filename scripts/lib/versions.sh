# The pinned versions of the build tools. wasm-bindgen must equal the crate's version in Cargo.toml.
TRUNK_VERSION=0.21.14
WASM_BINDGEN_VERSION=0.2.129
BINARYEN_VERSION=132.0.0
WASM_SPLIT_VERSION=0.2.4
ESBUILD_VERSION=0.28.2
GECKODRIVER_VERSION=0.37.1
# The programs that their makers have released, for Linux on x86_64, and the SHA-256 of each archive.
TRUNK_ADDRESS="https://github.com/trunk-rs/trunk/releases/download/v$TRUNK_VERSION/trunk-x86_64-unknown-linux-gnu.tar.gz"
TRUNK_SHA256=f2b4680cd239693a646a2795e4633c625328d7b2a044fbe749fa3a2fe9e7036b
WASM_BINDGEN_ADDRESS="https://github.com/wasm-bindgen/wasm-bindgen/releases/download/$WASM_BINDGEN_VERSION/wasm-bindgen-$WASM_BINDGEN_VERSION-x86_64-unknown-linux-musl.tar.gz"
WASM_BINDGEN_SHA256=82d12bb940e2d4e72e0d5605387fc1b8ca179044e012b620f0ce4e7440e8320e
GECKODRIVER_ADDRESS="https://github.com/mozilla/geckodriver/releases/download/v$GECKODRIVER_VERSION/geckodriver-v$GECKODRIVER_VERSION-linux64.tar.gz"
GECKODRIVER_SHA256=e815130ea95983e162ae91843b48d3a3ce991735635fce83a647afde21e09f7e
# The newest version that runs on Node.js 20.
LIGHTHOUSE_VERSION=12.8.2
# Only for scripts/check-documents.
OOXML_VALIDATOR_VERSION=0.4.0
PYTHON_DOCX_VERSION=1.2.0
OPENPYXL_VERSION=3.1.5
PDF_OXIDE_VERSION=0.3.78
# Only for scripts/reading.
WORDFREQ_VERSION=3.1.1
UNDERTHESEA_VERSION=9.5.0

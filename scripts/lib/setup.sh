# Installs the tools that the project needs and that are missing. Sourced by the scripts in the folder above. Every
# function can be called again at no cost. Tools are installed in $SAO_TOOLS, outside the work tree, so that a fresh
# clone on the same machine finds them.

SAO_ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
SAO_TOOLS="${SAO_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/sao-lang}"
# shellcheck source=versions.sh
source "$SAO_ROOT/scripts/lib/versions.sh"

mkdir -p "$SAO_TOOLS/bin"
export PATH="$SAO_TOOLS/bin:$HOME/.cargo/bin:$PATH"

say() { printf '\033[1m== %s\033[0m\n' "$*" >&2; }
die() { printf 'error: %s\n' "$*" >&2; exit 1; }

# --- Steps -----------------------------------------------------------------------------------------

STEPS=0
STEP=0
STEP_NAME=
STEP_HINT=

plan_steps() { STEPS="$1" STEP=0; } # NUMBER: the number of steps that this script will name

step() { # NAME USUAL-TIME HINT: begins a step; the hint says what to do if it fails
    STEP=$((STEP + 1)) STEP_NAME="$1" STEP_HINT="$3"
    say "$([ "$STEPS" = 0 ] || echo "step $STEP of $STEPS: ")$1 (usually $2)"
}

end_steps() { STEP_NAME=; } # what fails from here on is not the fault of a step

# Called where a script ends; a script with its own trap calls it there.
explain_failure() {
    local status=$?
    if [ "$status" != 0 ] && [ -n "$STEP_NAME" ]; then
        printf 'error: this step failed: %s\n%s\nWhat is done already is kept: run the same command again.\n' "$STEP_NAME" "$STEP_HINT" >&2
    fi
}
trap explain_failure EXIT

NO_NETWORK="Is there a network? The step needs one; behind a proxy, set https_proxy."

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null; then sudo "$@"
    else die "this step needs root: $*"; fi
}

apt_updated=
apt_install() { # PACKAGE...: installs the packages that are missing
    local missing=() p
    for p in "$@"; do
        dpkg-query -W -f='${Status}' "$p" 2>/dev/null | grep -q 'ok installed' || missing+=("$p")
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    command -v apt-get >/dev/null || die "please install: ${missing[*]} (see README, Other systems)"
    say "installing ${missing[*]}"
    if [ -z "$apt_updated" ]; then as_root apt-get update -qq; apt_updated=1; fi
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >&2
}

ensure_base() {
    command -v cargo >/dev/null || die "Rust is missing: install it with rustup (https://rustup.rs)"
    command -v npm >/dev/null || die "Node.js with npm is missing"
    if ! command -v cc >/dev/null; then apt_install build-essential; fi
}

# --- The wasm32 standard library -------------------------------------------------------------

# The name of the toolchain for the wasm build; empty for the default toolchain.
WASM_TOOLCHAIN=

# The standard library for wasm32, and its source, with which the release is built (scripts/lib/wasm.mjs).
ensure_wasm_target() {
    local library
    library="$(rustc --print sysroot)/lib/rustlib"
    has_wasm() { [ -d "$library/wasm32-unknown-unknown/lib" ] && [ -d "$library/src/rust/library" ]; }
    if has_wasm; then return 0; fi
    if rustup toolchain list 2>/dev/null | grep -q '^wasm\b' && [ -n "$(ls /usr/lib/rustlib/wasm32-unknown-unknown/lib/libstd-*.rlib 2>/dev/null)" ]; then
        WASM_TOOLCHAIN=wasm; return 0
    fi
    if timeout 120 rustup target add wasm32-unknown-unknown >/dev/null 2>&1 &&
        timeout 120 rustup component add rust-src >/dev/null 2>&1 && has_wasm; then return 0; fi
    say "rustup cannot fetch the wasm target: building it with the distribution's compiler"
    build_distribution_wasm_target
    WASM_TOOLCHAIN=wasm
}

build_distribution_wasm_target() {
    apt_install rustc-web cargo-web rust-web-src
    local host scratch target lld
    host="$(rustc -vV | sed -n 's/^host: //p')"
    target=wasm32-unknown-unknown
    lld="$(rustc --print sysroot)/lib/rustlib/$host/bin/rust-lld"
    [ -x "$lld" ] || die "no rust-lld in $(rustc --print sysroot)"
    scratch="$(mktemp -d)"
    mkdir -p "$scratch/src"
    printf '[package]\nname = "scratch"\nversion = "0.0.0"\nedition = "2021"\n[lib]\n[profile.release]\npanic = "abort"\n' > "$scratch/Cargo.toml"
    printf '#![no_std]\n' > "$scratch/src/lib.rs"
    # With embedded bitcode, the fat LTO of the release profile includes the standard library.
    (cd "$scratch" && env -u RUSTUP_TOOLCHAIN RUSTC_BOOTSTRAP=1 RUSTC=/usr/bin/rustc RUSTFLAGS=-Cembed-bitcode=yes \
        /usr/bin/cargo rustc --release --crate-type rlib -Zbuild-std=std,panic_abort --target "$target" >&2)
    as_root mkdir -p "/usr/lib/rustlib/$target/lib" "/usr/lib/rustlib/$host/bin"
    find "$scratch/target/$target/release/deps" -name '*.rlib' ! -name 'libscratch*' -print0 |
        while IFS= read -r -d '' f; do as_root cp "$f" "/usr/lib/rustlib/$target/lib/"; done
    as_root ln -sf "$lld" "/usr/lib/rustlib/$host/bin/rust-lld"
    rm -rf "$scratch"
    rustup toolchain link wasm /usr
}

# --- Build tools --------------------------------------------------------------------------------

# A tool that is built here runs for seconds, so optimising it would cost more time than it saves.
QUICK=(
    CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16
    CARGO_PROFILE_RELEASE_DEBUG=false CARGO_PROFILE_RELEASE_STRIP=true
)

has_tool() { # CRATE VERSION: whether this version of the program is installed
    grep -qsF "\"$1 $2 " "$SAO_TOOLS/.crates.toml" || [ "$(cat "$SAO_TOOLS/versions/$1" 2>/dev/null)" = "$2" ]
}

# Fetches the program that its makers have released. It returns 1 where there is none for this machine, where it cannot
# be fetched, or where it is another file than the one that was pinned; then the program is built here.
released_tool() { # CRATE VERSION PROGRAM SHA256 ADDRESS
    local crate="$1" version="$2" program="$3" sha256="$4" address="$5" folder
    [ "$(uname -sm)" = "Linux x86_64" ] && command -v curl >/dev/null || return 1
    folder="$(mktemp -d)"
    if curl -fsSL --proto '=https' --connect-timeout 5 --max-time 300 -o "$folder/archive" "$address" 2>/dev/null; then
        if ! echo "$sha256  $folder/archive" | sha256sum --check --status; then
            say "the released $crate $version has not the pinned checksum, so it is not used"
        elif tar -xzf "$folder/archive" -C "$folder" && install -m 755 "$(find "$folder" -type f -name "$program" | head -n 1)" "$SAO_TOOLS/bin/$program"; then
            mkdir -p "$SAO_TOOLS/versions"
            echo "$version" > "$SAO_TOOLS/versions/$crate"
        fi
    fi
    rm -rf "$folder"
    has_tool "$crate" "$version"
}

cargo_tool() { # CRATE VERSION [OPTION...]: a pinned program from crates.io
    local crate="$1" version="$2"
    if has_tool "$crate" "$version"; then return 0; fi
    # One folder for all of them, so that a crate that several use is compiled once. Run elsewhere than in the work tree,
    # whose settings are for the app.
    (cd "$SAO_TOOLS" && env -u RUSTUP_TOOLCHAIN "${QUICK[@]}" CARGO_TARGET_DIR="$SAO_TOOLS/build" \
        cargo install --quiet "$crate" --locked --version "$version" --root "$SAO_TOOLS" --force "${@:3}")
}

npm_tool() { # PACKAGE VERSION: a pinned package from npm, under $SAO_TOOLS/npm
    local package="$1" version="$2"
    if grep -qs "\"version\": \"$version\"" "$SAO_TOOLS/npm/node_modules/$package/package.json"; then return 0; fi
    npm install --silent --no-audit --no-fund --prefix "$SAO_TOOLS/npm" "$package@$version" >&2
}

# The number of steps of ensure_build_tools.
BUILD_TOOLS=5

ensure_build_tools() {
    step "Rust, Node.js and the wasm32 standard library" "seconds; 2 minutes where rustup cannot fetch it" "$NO_NETWORK"
    ensure_base
    ensure_wasm_target
    step "npm packages: wasm-opt $BINARYEN_VERSION, esbuild $ESBUILD_VERSION" "10 seconds" "$NO_NETWORK"
    npm_tool binaryen "$BINARYEN_VERSION"
    for program in wasm-opt wasm-merge; do ln -sf "$SAO_TOOLS/npm/node_modules/binaryen/bin/$program" "$SAO_TOOLS/bin/$program"; done
    npm_tool esbuild "$ESBUILD_VERSION"
    ln -sf "$SAO_TOOLS/npm/node_modules/.bin/esbuild" "$SAO_TOOLS/bin/esbuild"
    local compiled="If it does not compile, run \`rustup update\`. $NO_NETWORK"
    step "wasm-split $WASM_SPLIT_VERSION" "30 seconds" "$compiled"
    cargo_tool wasm_split_cli_support "$WASM_SPLIT_VERSION" --features build-binary
    step "wasm-bindgen $WASM_BINDGEN_VERSION" "seconds; 1 minute where it is built here" "$compiled"
    # Without default features it cannot fetch browsers for tests, and compiles no C.
    has_tool wasm-bindgen-cli "$WASM_BINDGEN_VERSION" ||
        released_tool wasm-bindgen-cli "$WASM_BINDGEN_VERSION" wasm-bindgen "$WASM_BINDGEN_SHA256" "$WASM_BINDGEN_ADDRESS" ||
        cargo_tool wasm-bindgen-cli "$WASM_BINDGEN_VERSION" --no-default-features --bin wasm-bindgen
    step "Trunk $TRUNK_VERSION" "seconds; 3 minutes where it is built here" "$compiled"
    # Without default features it cannot fetch tools by itself, which it need not, and does not look for newer versions.
    has_tool trunk "$TRUNK_VERSION" ||
        released_tool trunk "$TRUNK_VERSION" trunk "$TRUNK_SHA256" "$TRUNK_ADDRESS" ||
        cargo_tool trunk "$TRUNK_VERSION" --no-default-features
    end_steps
    rm -rf "$SAO_TOOLS/build"
}

ensure_browser() { # Chromium with its driver
    local chrome
    for chrome in chromium google-chrome chromium-browser; do
        if command -v "$chrome" >/dev/null && command -v chromedriver >/dev/null; then return 0; fi
    done
    apt_install chromium chromium-driver fonts-noto-core
}

ensure_firefox() { # Firefox with its driver, which Debian does not package
    ensure_base
    if ! command -v firefox-esr >/dev/null && [ -z "${SAO_FIREFOX:-}" ]; then apt_install firefox-esr fonts-noto-core; fi
    has_tool geckodriver "$GECKODRIVER_VERSION" ||
        released_tool geckodriver "$GECKODRIVER_VERSION" geckodriver "$GECKODRIVER_SHA256" "$GECKODRIVER_ADDRESS" ||
        cargo_tool geckodriver "$GECKODRIVER_VERSION"
    rm -rf "$SAO_TOOLS/build"
}

ensure_webkit() { # WebKitGTK's small browser with its driver, and a display for it
    if command -v WebKitWebDriver >/dev/null && command -v Xvfb >/dev/null; then return 0; fi
    apt_install webkit2gtk-driver xvfb fonts-noto-core
}

ensure_engine() ( # NAME: installs one browser engine for tests; a failure does not end the others
    case "$1" in
        chromium) ensure_browser ;;
        firefox) ensure_firefox ;;
        webkit) ensure_webkit ;;
        *) die "no engine $1: chromium, firefox or webkit" ;;
    esac
)

ensure_browser_tests() { # the packages of the tests, and the program that reads the text of PDF files
    apt_install poppler-utils
    npm ci --silent --no-audit --no-fund --prefix "$SAO_ROOT/tests/browser"
}

# Runs trunk with the toolchain that has the wasm target, after all downloads.
run_trunk() {
    (cd "$SAO_ROOT" && NO_COLOR=true env ${WASM_TOOLCHAIN:+RUSTUP_TOOLCHAIN=$WASM_TOOLCHAIN} trunk "$@")
}

# Adds up the results of checks and test runners. Sourced by scripts that end with "N passed, N failed".

passed=0
failed=0
log="$(mktemp)"
trap 'explain_failure; rm -f "$log"' EXIT

check() { # NAME COMMAND...: one check that passes or fails as a whole
    say "$1"
    if "${@:2}"; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED: $1"; fi
}

count() { # NAME PASSED-PATTERN FAILED-PATTERN COMMAND...: adds up the counts of a test runner
    local name="$1" good="$2" bad="$3" status=0 p f
    say "$name"
    "${@:4}" 2>&1 | tee "$log" || status=$?
    p=$(grep -oP "$good" "$log" | awk '{n += $1} END {print n + 0}')
    f=$(grep -oP "$bad" "$log" | awk '{n += $1} END {print n + 0}')
    # A runner that broke without naming a failure counts as failed, and so does a runner that ran no test.
    if [ "$f" = 0 ] && { [ "$status" != 0 ] || [ "$p" = 0 ]; }; then f=1; echo "FAILED: $name"; fi
    passed=$((passed + p))
    failed=$((failed + f))
}

count_browser_tests() { # ENGINE FILE...: the browser tests in one engine
    count "browser tests in $1" '(?<=^ℹ pass )\d+' '(?<=^ℹ fail )\d+' \
        env SAO_ENGINE="$1" node --test --test-reporter=spec --test-concurrency=1 "${@:2}"
}

finish() { # prints the sums; the status is 1 if a check failed
    echo "$passed passed, $failed failed"
    [ "$failed" = 0 ]
}

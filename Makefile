# Cordon. `make demo` shows it at work, `make test` builds and tests, `make install PREFIX=...` installs it.

SWIFT ?= swift
PREFIX ?= /usr/local
BIN = .build/release/cordon
RELEASE = $(SWIFT) build -c release --product cordon --static-swift-stdlib

.PHONY: help setup release guard demo test lint format bench scale bench-record regenerate install clean

help: ## list what can be made
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 24

setup: Vendor/setup.stamp ## install what the build needs (Debian packages, grammar sources)

Vendor/setup.stamp: Scripts/setup Scripts/vendor.py
	Scripts/setup
	@touch $@

release: setup ## build the release binary
	$(RELEASE)

guard: setup ## build the guard that runs inside functions: one static binary, Linux only
	$(SWIFT) build -c release --product cordon-guard -Xswiftc -static-executable --scratch-path .build-guard
	strip -o .build-guard/cordon-guard .build-guard/release/cordon-guard
	@echo "pack it: cordon guard package --guard .build-guard/cordon-guard --policy POLICY --output layer.zip"

demo: release ## scan Examples/; its fixed twins are silent
	@$(BIN) scan Examples --fail-on never
	@for twin in Examples/*/fixed; do printf '%s: ' "$$twin"; $(BIN) scan "$$twin" --fail-on never; done

test: setup ## build with checked imports, then run every test
	$(SWIFT) build --build-tests --explicit-target-dependency-import-check error
	$(SWIFT) test

lint: ## layout, file lengths, forbidden imports
	Scripts/lint

format: ## bring the layout into form
	swift format -i -r Sources Tests Package.swift

bench: release ## check the committed instruction counts
	Benchmarks/run

scale: release ## show what a scan costs for 10, 100 and 1,000 functions
	Benchmarks/scale

bench-record: release ## write the present instruction counts as the new thresholds
	Benchmarks/run --record

regenerate: setup ## write the generated files: registry, rule pages, catalogue
	$(SWIFT) run Regenerate
	@# the rule pages are written from the compiled rules, so a new registry needs a second run
	$(SWIFT) run Regenerate

install: release ## install binary, man page and completions below PREFIX, and the guard where it was built
	Scripts/install $(BIN) "$(DESTDIR)$(PREFIX)"

clean: ## remove what was built
	rm -rf .build .build-guard

# Milo: build, demonstrate, test. Every target sets up what it misses first.
SWIFT ?= swift
PREFIX ?= /usr/local
MILO = .build/release/milo
DEMO = .build/demo

SECONDES ?= 60
SOURCES = Package.swift Sources Examples Tests Fuzz/Package.swift Fuzz/Sources

.PHONY: demo test bench bench-pays format lint doc snapshots embed fuzz stress sanitize install setup build clean

## demo: build milo, rebuild the 2022 journal of Besançon, show its year and compare it with the report
demo: build
	rm -rf $(DEMO)
	$(MILO) exemple besancon-2022 $(DEMO)
	$(MILO) verifier --journal $(DEMO)
	$(MILO) stats --journal $(DEMO) --annee 2022 --vu-au 2023-04-06 \
	  --table synthese --table profil.primos --table dispositifs --table emploi --table evolution
	$(MILO) exemple besancon-2022 $(DEMO) --comparer
	$(MILO) rapport --journal $(DEMO) --annee 2022 --vu-au 2023-04-06 --html .build/rapport-2022.html --remplacer

## test: set up, build, run every test
test: setup
	scripts/test

## bench: measure on a journal of a million events
bench: build
	scripts/bench

## bench-pays: measure on the journals of a country, STRUCTURES=440 of EVENEMENTS=45000: 9 GB in .build
bench-pays: build
	scripts/bench-pays

## format: rewrite the sources in the house style
format:
	$(SWIFT) format -i --recursive $(SOURCES)

lint:
	$(SWIFT) format lint --strict --recursive $(SOURCES)

## doc: the documentation of the libraries, with the toolchain's docc
doc: setup
	scripts/doc

## snapshots: record again what the tests keep of help, manual, completions and messages, to read in git diff
snapshots: setup
	RECORD_SNAPSHOTS=1 $(SWIFT) test --filter 'What.is.generated|What.people.read|The.gallery.of.errors|Milo.rapport'

## embed: this package as the dependency of somebody else's: it resolves, and Examples/Embarquer is tested
embed: setup
	scripts/embed

## fuzz: mutated inputs for each parser, SECONDES seconds each
fuzz: setup
	scripts/fuzz $(SECONDES)

## stress: writers whose lock is removed again and again, SECONDES seconds; says how many lines they wrote
stress: setup
	MILO_STORM_SECONDS=$(SECONDES) $(SWIFT) test --filter 'loses.no.line.of.many.writers'

## sanitize: the unit tests of the libraries under the address sanitizer; see scripts/sanitize for threads
sanitize: setup
	scripts/sanitize

## install: put milo in $(PREFIX)/bin
install: build
	install -d $(PREFIX)/bin
	install -m 755 $(MILO) $(PREFIX)/bin/milo

build: setup
	$(SWIFT) build -c release --product milo

setup:
	scripts/setup

clean:
	rm -rf .build

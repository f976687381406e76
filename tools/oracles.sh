#!/bin/sh
# Has the programs ready that judge our files without being ours; says which could not be had.
# veraPDF comes with the Python packages for development and needs no more than the JDK.
set -eu
cd "$(dirname "$0")"

./need.sh pdftotext poppler-utils
./need.sh gs ghostscript
./need.sh qpdf qpdf
./need.sh javac openjdk-17-jdk-headless
./need.sh /usr/share/java/preflight.jar libpdfbox2-java libcommons-io-java libactivation-java libjaxb-api-java

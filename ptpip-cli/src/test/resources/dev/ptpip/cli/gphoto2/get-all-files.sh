#!/bin/sh
# Fetches all files of a camera with gphoto2: HOST PORT HOMES. Its HOME is a folder of its own for
# each case, below HOMES, so that it begins without settings and keeps its GUID within a case.
home="${3:?}/${PTPIP_CASE:?}"
mkdir -p "$home/files" && cd "$home/files" || exit 2
HOME="$home" LANG=C exec gphoto2 --port "ptpip:$1:$2:$2" --force-overwrite --get-all-files

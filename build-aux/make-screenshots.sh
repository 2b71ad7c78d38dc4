#!/usr/bin/env bash
# Makes the pictures of the README from the running program: make-screenshots.sh BUILD OUT
# Needs Xvfb, xdotool, ImageMagick and an ar_EG.UTF-8 locale (LOCPATH may name its folder).
set -euo pipefail

BUILD=$1
OUT=$2
ROOT=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
WIDTH=1366 HEIGHT=820
TMP=$(mktemp -d)
SERVER=
trap '[ -z "$SERVER" ] || kill "$SERVER" 2>/dev/null; rm -rf -- "$TMP"' EXIT

export GSETTINGS_SCHEMA_DIR=$BUILD/data QIMAM_LOCALE_DIR=$BUILD/po QIMAM_SAMPLES=$ROOT/data/samples
export XDG_DATA_DIRS=$ROOT/data:/usr/local/share:/usr/share GSETTINGS_BACKEND=memory GDK_BACKEND=x11 GSK_RENDERER=cairo
export XDG_DATA_HOME=$TMP/data XDG_CONFIG_HOME=$TMP/config XDG_CACHE_HOME=$TMP/cache
unset WAYLAND_DISPLAY

"$BUILD/src/cli/qimam-cli" --library "$TMP/library" import "$ROOT/data/samples" >/dev/null
for number in $(seq 90 120); do
  [ -e "/tmp/.X$number-lock" ] || break
done
export DISPLAY=:$number

# shot NAME LANGUAGE SCHEME KEY-OR-CLICK…   (a click is X,Y from the side where the language begins)
shot() {
  local name=$1 language=$2 scheme=$3 window program step x y
  shift 3
  cp "$TMP/library" "$TMP/$name.qimam"
  # A screen of its own for each: the program ends with it.
  Xvfb "$DISPLAY" -screen 0 "${WIDTH}x${HEIGHT}x24" >/dev/null 2>&1 &
  SERVER=$!
  sleep 1
  if [ "$language" = ar ]; then export LC_ALL=ar_EG.UTF-8; else export LC_ALL=C.UTF-8; fi
  LANGUAGE=$language ADW_DEBUG_COLOR_SCHEME=$scheme dbus-run-session -- "$BUILD/src/app/qimam" --library "$TMP/$name.qimam" >/dev/null 2>&1 &
  program=$!
  window=$(timeout 30 xdotool search --sync --onlyvisible --class qimam | tail -n 1)
  sleep 2
  xdotool windowsize "$window" "$WIDTH" "$HEIGHT"
  xdotool windowmove "$window" 0 0
  sleep 1
  for step in "$@"; do
    case $step in
      *,*)
        x=${step%,*} y=${step#*,}
        [ "$language" != ar ] || x=$((WIDTH - x))
        xdotool mousemove "$x" "$y" click 1 ;;
      *) xdotool key "$step" ;;
    esac
    sleep 2
  done
  xdotool mousemove 683 818
  sleep 1
  import -window root "$TMP/$name.png"
  convert "$TMP/$name.png" -shave 5x5 +dither -colors 224 -strip "png8:$OUT/$name.png"
  kill "$SERVER"
  wait "$SERVER" "$program" 2>/dev/null || true
  SERVER=
}

mkdir -p "$OUT"
shot window-ar ar default 500,340
shot window-en en default 500,340
shot window-en-dark en prefer-dark 500,340
shot compare-ar ar default 120,400 ctrl+m
shot brief-ar ar default 120,400 ctrl+b

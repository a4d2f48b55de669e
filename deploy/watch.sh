#!/bin/sh
# What both hosts' scheduled watches do with git. "begin" goes to the branch that holds what is known, with all that is new on
# the branch it was started from; "keep" commits what this run has learnt and pushes it. Only this pushes to that branch.
set -eu
BRANCH=bevakning
git config user.name "Bevakningen"
git config user.email "bevakningen@users.noreply.invalid"
case "$1" in
begin)
  start=$(git rev-parse HEAD)
  if git fetch -q origin "$BRANCH"; then
    git checkout -q -B "$BRANCH" FETCH_HEAD
    # Where both have changed a line of what is known, the branch knows better.
    git merge -q --no-edit -X ours "$start"
  else
    git checkout -q -B "$BRANCH"
  fi
  ;;
keep)
  git add watch
  git diff --cached --quiet || git commit -q -m "Bevakningen $(date -u +%Y-%m-%d)"
  git push -q origin "HEAD:$BRANCH"
  ;;
*)
  echo "watch.sh begin|keep" >&2
  exit 2
  ;;
esac

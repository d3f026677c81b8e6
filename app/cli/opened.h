#pragma once
// The workspace a command works on: found, opened, and refreshed as far as the command needs it.
// Main thread only.

#include "app/cli/command.h"
#include "app/demo/demo_backend.h"
#include "app/wiring/session.h"
#include "refresh/question.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace traceo::cli {

/// A workspace that was read, and the demo's server when it is the demo.
struct Read {
    std::unique_ptr<demo::DemoBackend> backend;
    LoadedWorkspace workspace;

    /// Mistakes of the workspace, and that the demo's data are generated.
    std::vector<QString> notes() const;
};

/// The workspace alone, without its history. Errors: those of finding and reading.
Result<Read> readWorkspace(const Context& context);
/// A note that part of what was asked for is not here yet.
QString fillingText();
/// `command` was asked for a source that is not there; names those that are.
Error unknownSource(const LoadedWorkspace& workspace, const QString& command, const std::string& name);

enum class Need : std::uint8_t {
    History, ///< what is stored
    Fresh,   ///< what is stored, refreshed first when it is too old
    Writing, ///< owns the file, or writes through its owner
    Owning,  ///< owns the file
};

struct Opened {
    std::unique_ptr<demo::DemoBackend> backend; ///< outlives the session that polls it
    std::unique_ptr<Session> session;
    std::vector<AnswerSource> sources;     ///< for the answer's envelope
    std::vector<traceo::Outcome> outcomes; ///< of the sources that were asked
    std::vector<QString> notes;            ///< mistakes of the workspace, what could not be refreshed, and its age
    std::map<std::string, QString> ages;   ///< by source: what of the notes is about its age
    std::optional<ErrorCode> mistake;      ///< the workspace's first
    bool complete = true;
    UtcMs moment{}; ///< answered as of: the moment asked for, else now, once the sources had answered

    /// Reads the sources' states anew, as of now unless another moment was asked for.
    void readStates(const Context& context);
    /// The answer rests on these sources alone: the age of others is not said. None of them: on whatever there is.
    void restOn(const std::set<std::string>& sources);
    /// An answer with the envelope filled in.
    Answer answer(const std::string& schema) const;
    /// The outcome of an answer that is complete or not: exit code 0 or 5.
    Outcome outcome(Answer answer) const;
};

/// Which file, or "demo": --workspace, TRACEO_WORKSPACE, traceo.yaml here or above, the last one the window used.
/// Errors: Usage (exit 2) when there is none.
Result<QString> workspacePath(const Globals& globals);

/// Errors: those of finding, reading and opening.
Result<Opened> openWorkspace(const Context& context, Need need);

/// What SLOs need of sources that were asked at all, and never for this: it is new in the workspace, however young their other
/// answers are.
std::vector<Want> neverAsked(const Opened& opened);

/// As of the moment that is answered for; the range is --since or --from … --to, else `usual`.
Question questionOf(const Opened& opened, const Asked& asked, Millis usual);
/// What is known at its moment.
Result<history::Snapshot> snapshotOf(const Opened& opened, const Question& question);

/// Runs `work` on the workspace, opened for Writing; again, as the owner by then, when the owner ended before it
/// began (Locked) or confirmed (Unreachable). Requires: the same work done twice counts once. What else `work` gives back as an error is the outcome.
Outcome writing(const Context& context, const std::function<Result<Outcome>(Opened&)>& work);

} // namespace traceo::cli

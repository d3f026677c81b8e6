#pragma once
// From an address somebody typed to a source in a workspace: what answers there, what of use it has, SLOs that
// would fit with their past, and the file that takes it all over. Shared by the window and the command.
// Any thread; each function waits and can be cancelled.

#include "app/wiring/loaded_workspace.h"
#include "core/clock.h"
#include "core/request_runner.h"
#include "slo/slo_proposals.h"
#include "sources/detect/detection.h"
#include "vocabulary/findings.h"

#include <atomic>
#include <functional>
#include <memory>

namespace traceo {

/// How to be let in, as typed. The secret stays in memory until it is kept.
struct TypedLogin {
    Endpoint::Auth auth = Endpoint::Auth::None; ///< None: no login
    std::string user;
    std::shared_ptr<const Secret> secret;
    SecretRef ref; ///< instead of a typed one: where it lies already
    std::string tenant;
    bool allowPlainAuth = false;
    bool keepInFile = false; ///< of a typed secret: where there is no keychain
};

struct AddedSource {
    std::string name; ///< in the workspace
    Detected detected;
    vocabulary::Findings findings;
    std::vector<SloProposal> proposals;
    TimeSpan preview; ///< the time the proposals' numbers speak of
    std::vector<QString> warnings;

    std::optional<Error> problem() const { return detected.error; }
    /// Lines for people: "12 targets, 11 of them up", "counters of requests: …".
    QStringList lines() const;
};

/// The source as it would be written, with the login as it is typed. Errors: those of its reader.
Result<std::shared_ptr<const Source>> sourceOf(const AddedSource& source, const TypedLogin& login);

struct LookAround {
    RequestRunner& runner;
    const Clock& clock;
    std::function<bool()> isCancelled;
    std::function<void(const QString&)> said; ///< what is being done, on the calling thread; may be empty
};

/// Errors: BadValue of the address; Cancelled. What the server said is in the result. `taken`: names of SLOs there
/// are; `name`: of the source, empty for one made from the host.
Result<AddedSource> lookAround(const LookAround& with, const QString& typed, const TypedLogin& login, const std::string& name,
                               const LoadedWorkspace* into);

/// Where a source is written to: a workspace that is there gets a file of its own in traceo.d beside it, else a
/// workspace is made at its usual place.
struct WritePlan {
    std::string workspaceName;
    QString workspace; ///< the file to open afterwards
    QString file;      ///< that is written
    std::string text;
    QString lineToAdd;  ///< what a hand-written workspace must say to include it; empty where it does
    bool isNew = false; ///< the workspace itself is written
};
/// `into`: null for a new workspace. `slos`: of the proposals, what was taken.
Result<WritePlan> planned(const AddedSource& source, const TypedLogin& login, const std::vector<SloProposal>& slos,
                          const LoadedWorkspace* into, const QString& newWorkspace);
/// Writes after the real reader has read it without a mistake. Errors: those of the reader, Ambiguous, Storage.
Result<void> written(const WritePlan& plan, const Paths& paths);
/// The file of the user's own workspace while there is none.
QString usualWorkspace();
/// Whether a login there crosses a network unencrypted, which it does only when its user says so.
bool goesPlain(const QUrl& server);
/// Of the secrets that are kept in files, one each.
QString secretsFolder();
/// Where the login's secret is named in the workspace.
SecretRef secretRefOf(const AddedSource& source, const TypedLogin& login);
/// Keeps a typed secret where secretRefOf() says: in the keychain, or in a file that its user alone can read. Nothing
/// to do without one. Waits. Errors: Auth; Ambiguous where a file of that name holds something else; Storage.
Result<void> keptLogin(const AddedSource& source, const TypedLogin& login, CredentialStore& store);

/// A client for a login that is only typed yet.
class TryingClient {
public:
    TryingClient(const TypedLogin& login, const Clock& clock);
    ~TryingClient();
    RequestRunner& runner();

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace traceo

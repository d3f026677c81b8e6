#include "app/wiring/add_source.h"

#include "app/wiring/sources.h"
#include "core/format.h"
#include "net/origin.h"
#include "sources/detect/findings_reader.h"
#include "sources/detect/typed_address.h"
#include "sources/prometheus/expression_query.h"
#include "vocabulary/facts.h"

#include <QCoreApplication>
#include <QThread>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace traceo {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(AddSource)
};

/// Only what a poller of ours can ask; the table of kinds knows.
bool isPolled(const std::string& kind)
{
    return std::ranges::any_of(sourceKinds(), [&kind](const SourceKind& known) { return known.kind == kind; });
}

Endpoint endpointOf(const QUrl& base, const TypedLogin& login)
{
    Endpoint endpoint;
    endpoint.source = "new";
    endpoint.base = base;
    endpoint.auth = login.auth;
    endpoint.user = login.user;
    endpoint.secret = login.ref.kind == SecretRef::Kind::None ? SecretRef{SecretRef::Kind::Keychain, "typed"} : login.ref;
    if (login.auth == Endpoint::Auth::None)
        endpoint.secret = {};
    endpoint.allowPlainAuth = login.allowPlainAuth;
    if (!login.tenant.empty())
        endpoint.headers.emplace_back("X-Scope-OrgID", login.tenant);
    return endpoint;
}

/// None when it was cancelled.
std::optional<Response> asked(const LookAround& with, const Endpoint& endpoint, const Request& request)
{
    auto future = with.runner.run(endpoint, request);
    while (!future.isFinished() && !with.isCancelled())
        QThread::msleep(5);
    if (!future.isFinished())
        future.cancel();
    if (with.isCancelled() || future.resultCount() == 0)
        return {};
    return future.result();
}

void say(const LookAround& with, const QString& words)
{
    if (with.said)
        with.said(words);
}

Error cancelled()
{
    return {ErrorCode::Cancelled, Text::tr("adding a source"), {}, Text::tr("a change of mind"), {}};
}

/// A label of the host: "prometheus.example.org" → "prometheus", "10.0.0.1" → the product.
std::string nameFor(const Detected& detected, const LoadedWorkspace* into)
{
    QString host = detected.base.host();
    const bool isNumber = host.isEmpty() || host.contains(u':') || host.at(host.size() - 1).isDigit() || host == "localhost"_L1;
    host = isNumber ? QString::fromStdString(detected.kind) : host.section(u'.', 0, 0);
    std::string wanted;
    const QString letters = host.left(40).toLower();
    for (const QChar c : letters) {
        if ((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || (c == u'-' && !wanted.empty()))
            wanted += char(c.unicode());
    }
    if (wanted.empty())
        wanted = "source";
    const auto isTaken = [into](const std::string& name) {
        return into != nullptr
            && std::ranges::any_of(into->sources, [&name](const auto& source) { return source->settings().name == name; });
    };
    std::string name = wanted;
    for (int n = 2; isTaken(name); ++n)
        name = wanted + '-' + std::to_string(n);
    return name;
}

/// Of one server, the tenants are sources of their own.
std::optional<Error> addedBefore(const Detected& detected, const TypedLogin& login, const LoadedWorkspace* into)
{
    if (into == nullptr)
        return {};
    const Endpoint wanted = endpointOf(detected.base, login);
    for (const auto& source : into->sources) {
        const Endpoint& own = source->settings().endpoint;
        if (own.base.matches(wanted.base, QUrl::StripTrailingSlash) && own.headers == wanted.headers)
            return Error{ErrorCode::Ambiguous, redacted(detected.base), Text::tr("a server that is not in the workspace yet"),
                         Text::tr("the one of the source “%1”").arg(QString::fromStdString(source->settings().name)),
                         Text::tr("It is polled already; “traceo sources list” shows it.")};
    }
    return {};
}

std::vector<std::string> slosIn(const LoadedWorkspace* into)
{
    std::vector<std::string> names;
    if (into != nullptr)
        std::ranges::transform(into->slos.slos, std::back_inserter(names), &SloDefinition::name);
    return names;
}

/// Samples of one computed series; empty where the server could not say.
std::vector<Sample> grown(const LookAround& with, const Endpoint& endpoint, const std::string& expression, TimeSpan range)
{
    Request request = expressionOver(expression, {range.from + kProposalStep, range.to}, kProposalStep);
    request.deadline = Millis{15'000};
    const auto response = asked(with, endpoint, request);
    const auto result = response ? decodeExpression(*response) : Result<ExpressionResult>(cancelled());
    return result && !result->series.empty() ? result->series.front().samples : std::vector<Sample>();
}

bool detect(const LookAround& with, std::vector<QUrl> bases, const TypedLogin& login, Detected& found)
{
    const bool hasLogin = login.auth != Endpoint::Auth::None;
    Detection detection(std::move(bases), hasLogin ? Detection::Credential::Given : Detection::Credential::None);
    while (const auto step = detection.next()) {
        say(with, Text::tr("Asking %1").arg(redacted(step->base)));
        const auto response = asked(with, endpointOf(step->base, login), step->request);
        if (!response)
            return false;
        detection.take(*response);
    }
    found = detection.result();
    return true;
}

/// The product, as the server's facts have it; else the protocol's.
void noteProduct(Detected& detected, const Batch& batch)
{
    detected.said = detected.kind == "redis" ? "Redis" : "PostgreSQL";
    const auto fact = std::ranges::find(batch.facts, vocabulary::kSourceFact, &Fact::kind);
    const auto said = fact == batch.facts.end() ? Result<vocabulary::SourceFact>(Error{}) : vocabulary::sourceFact(fact->payload);
    if (!said || said->product.empty())
        return;
    detected.said = said->product;
    detected.version = said->version;
}

/// What a server said to the question that proves address and login.
void judge(Detected& detected, const Source& source, const Request& request, const Response& response, const TypedLogin& login)
{
    detected.error = response.error;
    if (response.ok()) {
        const auto decoded = source.decode(request, response);
        detected.error = decoded ? std::nullopt : std::optional(decoded.error());
        if (decoded)
            noteProduct(detected, decoded->batch);
    }
    if (!detected.error || detected.error->code != ErrorCode::Auth)
        return;
    detected.login = login.auth == Endpoint::Auth::None ? Detected::Login::Needed : Detected::Login::Refused;
}

/// The source as it would be written is asked what “traceo sources test” asks it.
Result<AddedSource> askedItself(const LookAround& with, const OwnProtocol& own, const TypedLogin& login, const std::string& name,
                                const LoadedWorkspace* into)
{
    AddedSource source;
    source.detected.kind = own.kind;
    source.detected.base = own.base;
    source.name = name.empty() ? nameFor(source.detected, into) : name;
    source.detected.error = addedBefore(source.detected, login, into);
    if (source.detected.error)
        return source;
    const auto made = sourceOf(source, login);
    if (!made)
        return made.error();
    say(with, Text::tr("Looking around"));
    const std::vector<Request> requests = (*made)->requests({.purpose = Plan::Purpose::Test, .now = with.clock.now()});
    for (const Request& request : requests) {
        Request limited = request;
        limited.deadline = Millis{10'000};
        const auto response = asked(with, (*made)->settings().endpoint, limited);
        if (!response)
            return cancelled();
        judge(source.detected, **made, limited, *response, login);
        if (response->ok() || !response->notEnabled() || !request.optional)
            break; // else the next question may do
    }
    return source;
}

} // namespace

Result<AddedSource> lookAround(const LookAround& with, const QString& typed, const TypedLogin& login, const std::string& name,
                               const LoadedWorkspace* into)
{
    const auto own = ownProtocolOf(typed);
    if (!own)
        return own.error();
    if (*own)
        return askedItself(with, **own, login, name, into);
    auto bases = basesOf(typed);
    if (!bases)
        return bases.error();
    AddedSource source;
    if (!detect(with, std::move(bases).value(), login, source.detected))
        return cancelled();
    if (source.detected.isUsable() && !isPolled(source.detected.kind))
        source.detected.error =
            Error{ErrorCode::NotSupported, redacted(source.detected.base), Text::tr("a source that can be polled"),
                  productText(source.detected), Text::tr("This version cannot poll it yet.")};
    source.name = name.empty() ? nameFor(source.detected, into) : name;
    if (source.detected.isUsable() && !source.detected.error)
        source.detected.error = addedBefore(source.detected, login, into);
    if (!source.detected.isUsable() || source.detected.error || source.detected.kind != "prometheus")
        return source;

    const Endpoint endpoint = endpointOf(source.detected.base, login);
    FindingsReader reader;
    say(with, Text::tr("Looking around"));
    while (const auto request = reader.next()) {
        const auto response = asked(with, endpoint, *request);
        if (!response)
            return cancelled();
        reader.take(*response);
    }
    source.findings = reader.findings();
    source.proposals = proposalsFrom(source.findings, source.name, slosIn(into));
    const UtcMs to = floorTo(with.clock.now(), kMinute);
    source.preview = {to - kProposalWindow, to};
    int done = 0;
    for (SloProposal& proposal : source.proposals) {
        say(with, Text::tr("Reading the past of SLO %1 of %2").arg(++done).arg(source.proposals.size()));
        const auto totals = grown(with, endpoint, proposal.totalExpression(), source.preview);
        const auto bads = totals.empty() ? totals : grown(with, endpoint, proposal.badExpression(), source.preview);
        if (with.isCancelled())
            return cancelled();
        addPreview(proposal, totals, bads, source.preview);
    }
    return source;
}

QStringList AddedSource::lines() const
{
    QStringList lines;
    if (findings.targets > 0)
        lines << Text::tr("%n target(s) scraped, %1 of them up", nullptr, findings.targets).arg(findings.targetsUp);
    if (findings.probeSeries > 0)
        lines << Text::tr("%n series of probes", nullptr, findings.probeSeries) + u", "_s
                + Text::tr("of %n address(es)", nullptr, int(findings.probes.size()));
    QStringList counters;
    for (const auto& counter : findings.counters)
        counters << plainText(counter.metric, 60);
    if (!counters.isEmpty())
        lines << Text::tr("Counters of requests: %1").arg(counters.join(u", "_s));
    if (findings.histograms > 0)
        lines << Text::tr("%n histogram(s)", nullptr, findings.histograms);
    if (!findings.retention.empty())
        lines << Text::tr("It is set to keep %1 of history").arg(plainText(findings.retention, 60));
    if (findings.isCut)
        lines << Text::tr("It has more metrics than were looked at; the well-known ones were.");
    if (proposals.empty() && !problem() && detected.kind == "prometheus")
        lines << Text::tr("Nothing of it fits an SLO. What would: a counter of requests with a label for how they ended (code, "
                          "status), a histogram of how long they take, or probes of addresses.");
    return lines;
}

} // namespace traceo

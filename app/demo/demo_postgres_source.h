#pragma once
// A source of kind postgres whose server is one of the demo's: what it asks and how it reads the answers is PostgresSource's,
// but the questions go to the demo's HTTP server, with the moment they are of, and the past is fetched as well
// (demo_postgres_answer.h says why).
// Any thread; immutable.

#include "core/batch.h"
#include "sources/source.h"

#include <QUrl>

#include <memory>
#include <vector>

namespace traceo::demo {

class DemoPostgresSource final : public Source {
public:
    /// `real`: as the workspace has it. `backend`: as DemoBackend::url().
    DemoPostgresSource(std::shared_ptr<const Source> real, const QUrl& backend);

    const SourceSettings& settings() const override { return m_settings; }
    std::vector<Request> requests(const Plan& plan) const override;
    Result<Decoded> decode(const Request& request, const Response& response) const override;

    /// How its indexes are made and the texts of its statements, which have not changed for as long as the past goes back: the
    /// same as polls bring, so that telling them again adds nothing. Empty: there is no such server in the demo.
    std::vector<Fact> told() const;

private:
    Request overHttp(Request request, UtcMs at) const;
    Request past(TimeSpan span) const;
    std::string wantOfPast() const;
    Result<Decoded> decodePast(const Request& request, const Response& response) const;

    std::shared_ptr<const Source> m_real;
    SourceSettings m_settings;
};

} // namespace traceo::demo

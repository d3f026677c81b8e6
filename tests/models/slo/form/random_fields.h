#pragma once
// Fields of a form as somebody may fill them in, made at random: every indicator, window and method, and texts that a file has
// to quote. What they say is right, so that the reader finds no mistake.

#include "slo/form/slo_fields.h"
#include "slo/slo_config.h"
#include "workspace/workspace.h"

#include <QRandomGenerator>

#include <array>

namespace traceo::test {

inline const std::vector<SloConfig::SourceName> kSources{{"prom", "prometheus"}, {"other source", "prometheus"}};

class RandomFields {
public:
    using Field = form::Field;

    explicit RandomFields(quint32 seed) : m_random(seed) {}

    bool one(int in) { return m_random.bounded(in) == 0; }
    template <class Values>
    auto pick(const Values& values)
    {
        return values[std::size_t(m_random.bounded(int(std::size(values))))];
    }
    int below(int most) { return m_random.bounded(most); }

    form::SloFields next(const std::string& name = "checkout")
    {
        m_fields = {};
        m_fields.set(Field::Name, name);
        for (const Field field : {Field::DisplayName, Field::Service, Field::Owner}) {
            if (one(2))
                m_fields.set(field, text());
        }
        m_fields.setSourceAtIndicator(one(4));
        m_fields.set(Field::Source, kSources[std::size_t(m_random.bounded(2))].name);
        addIndicator(pick(form::kTypes));
        m_fields.set(Field::Objective, pick(std::array{"99%", "99.9%", "0.9995", "95 %", "99.9999%"}));
        if (!one(4))
            m_fields.set(Field::Window,
                         pick(std::array{"30d", "7d", "1d12h", "1M Europe/Berlin", "1Q UTC", "1M",
                                         "2w from 2026-01-05T08:00 Europe/Berlin"}));
        addMethod();
        return m_fields;
    }

private:
    /// One line, as it may be typed or pasted; no space at the ends, which plain texts of YAML do not have.
    std::string text()
    {
        static const std::array kTexts{"Shop",   "team-a",      "Läden & Kassen: Nord",
                                       "a #1",   "yes",         "null",
                                       "~",      "it's mine",   "{a: b}",
                                       "[x]",    "- y",         "99%",
                                       "0x1F",   "2026-01-01",  "\"quoted\"",
                                       "a, b",   "*x",          "&y",
                                       "!tag",   "a: b",        "@z",
                                       "%w",     "back\\slash", "tab\there",
                                       "日本語", "a|b",         ">",
                                       "?"};
        std::string made;
        for (int i = below(3); i >= 0; --i)
            made += (made.empty() ? "" : " ") + std::string(pick(kTexts));
        return made;
    }
    std::string selector(const char* metric)
    {
        static const std::array kMatchers{"job=\"shop\"", "code=~\"5..|429\"", "path!=\"/a,b\"", "text=\"it's {so}: #1\""};
        std::string made = metric;
        if (one(3))
            return made;
        return made + '{' + std::string(pick(kMatchers)) + (one(2) ? std::string(",region=\"eu\"") : std::string()) + '}';
    }
    void addIndicator(std::string_view type)
    {
        m_fields.set(Field::Type, std::string(type));
        if (type == "prometheus") {
            m_fields.set(one(2) ? Field::Bad : Field::Good, selector("part_total"));
            m_fields.set(Field::Total, one(4) ? "sum(all_total)" : selector("all_total"));
        } else if (type == "query") {
            addQuery();
        } else if (type == "latency" || type == "apdex") {
            m_fields.set(Field::Histogram, selector("request_seconds"));
            m_fields.set(Field::Threshold, pick(std::array{"300ms", "0.25", "1s500ms"}));
            if (type == "latency" && one(3))
                m_fields.set(Field::Native, one(2) ? "true" : "false");
        } else if (type == "gauge") {
            m_fields.set(Field::Metric, selector("queue_length"));
            m_fields.set(Field::Op, pick(std::array{"<", "<=", ">", ">=", "lte"}));
            m_fields.set(Field::Value, pick(std::array{"100", "-0.5", "1e3"}));
        } else {
            m_fields.set(Field::Target, "https://shop.example.org/a?b=1&c=#d");
            if (one(2))
                m_fields.set(Field::Threshold, pick(std::array{"200", "2xx", "200|301"}));
            if (one(2))
                m_fields.set(Field::Latency, "250ms");
        }
    }
    void addQuery()
    {
        if (one(2)) {
            m_fields.set(one(2) ? Field::SuccessRatio : Field::ErrorRatio, "avg(ratio{job=\"shop\"}) / 100");
            return;
        }
        m_fields.set(one(2) ? Field::Good : Field::Bad, "sum(rate(part_total[5m])) or vector(0)");
        m_fields.set(Field::Total, "sum(rate(all_total[5m]))");
    }
    void addMethod()
    {
        if (one(2))
            return;
        m_fields.set(Field::Method, pick(std::array{"Occurrences", "Timeslices", "RatioTimeslices"}));
        if (m_fields.text(Field::Method) == "Occurrences")
            return;
        if (one(2))
            m_fields.set(Field::TimeSlice, pick(std::array{"1m", "5m", "1h"}));
        if (m_fields.text(Field::Method) == "Timeslices")
            m_fields.set(Field::TimeSliceTarget, pick(std::array{"95%", "0.9", "100%"}));
    }

    QRandomGenerator m_random;
    form::SloFields m_fields;
};

/// As a reader of workspaces takes it; what is wrong goes to `errors`.
inline SloConfig readBy(const std::string& text, Errors& errors)
{
    const auto documents = readYamlDocuments(text, QStringLiteral("x"));
    if (documents)
        return SloConfig::parse(*documents, kSources, errors);
    errors.push_back(documents.error());
    return {};
}

} // namespace traceo::test

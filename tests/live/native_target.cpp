#include "live/native_target.h"

#include <bit>

namespace traceo::test {
namespace {

// Fields of the messages.
constexpr int kFamilyName = 1;
constexpr int kFamilyHelp = 2;
constexpr int kFamilyType = 3;
constexpr int kFamilyMetric = 4;
constexpr int kMetricLabel = 1;
constexpr int kMetricHistogram = 7;
constexpr int kLabelName = 1;
constexpr int kLabelValue = 2;
constexpr int kSampleCount = 1;
constexpr int kSampleSum = 2;
constexpr int kSchema = 5;
constexpr int kZeroThreshold = 6;
constexpr int kZeroCount = 7;
constexpr int kPositiveSpan = 12;
constexpr int kPositiveDelta = 13;
constexpr int kSpanOffset = 1;
constexpr int kSpanLength = 2;

constexpr std::uint64_t kHistogramType = 4;

/// A message of Protocol Buffers, field by field.
class Message {
public:
    void add(int field, std::uint64_t number)
    {
        tag(field, 0);
        varint(number);
    }
    /// sint32 and sint64: zigzag.
    void addSigned(int field, std::int64_t number) { add(field, (std::uint64_t(number) << 1) ^ std::uint64_t(number >> 63)); }
    void add(int field, double number)
    {
        tag(field, 1);
        const auto bits = std::bit_cast<std::uint64_t>(number);
        for (int byte = 0; byte < 8; ++byte)
            m_bytes += char(bits >> (8 * byte));
    }
    void add(int field, const std::string& bytes)
    {
        tag(field, 2);
        varint(bytes.size());
        m_bytes += bytes;
    }
    void add(int field, const Message& message) { add(field, message.m_bytes); }
    /// The message with its length in front.
    std::string delimited() const
    {
        Message whole;
        whole.varint(m_bytes.size());
        return whole.m_bytes + m_bytes;
    }

private:
    void tag(int field, int wireType) { varint(std::uint64_t(field) << 3 | std::uint64_t(wireType)); }
    void varint(std::uint64_t number)
    {
        for (; number >= 0x80; number >>= 7)
            m_bytes += char((number & 0x7f) | 0x80);
        m_bytes += char(number);
    }

    std::string m_bytes;
};

Message labelOf(const char* name, const char* value)
{
    Message label;
    label.add(kLabelName, std::string(name));
    label.add(kLabelValue, std::string(value));
    return label;
}

/// Buckets of schema 0 end at powers of two; that of index 0 is (0.5, 1].
Message histogramOf(std::int64_t scrapes)
{
    Message span;
    span.addSigned(kSpanOffset, -1);
    span.add(kSpanLength, std::uint64_t(3));
    Message histogram;
    histogram.add(kSampleCount, std::uint64_t(10 * scrapes));
    histogram.add(kSampleSum, 5.5 * double(scrapes));
    histogram.addSigned(kSchema, 0);
    histogram.add(kZeroThreshold, 0.001);
    histogram.add(kZeroCount, std::uint64_t(scrapes));
    histogram.add(kPositiveSpan, span);
    histogram.addSigned(kPositiveDelta, 5 * scrapes); // each but the first says how it differs from the one before
    histogram.addSigned(kPositiveDelta, -2 * scrapes);
    histogram.addSigned(kPositiveDelta, -2 * scrapes);
    return histogram;
}

} // namespace

NativeTarget::NativeTarget()
{
    auto listener = Listener::open({}, [this](const IncomingRequest&) {
        return OutgoingResponse{
            .headers = {{"Content-Type",
                         "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited"}},
            .body = exposition(++m_scrapes)};
    });
    Q_ASSERT(listener.ok());
    m_listener = std::move(listener).value();
}

std::string NativeTarget::exposition(std::int64_t scrapes)
{
    Message metric;
    metric.add(kMetricLabel, labelOf("path", "/"));
    metric.add(kMetricHistogram, histogramOf(scrapes));
    Message family;
    family.add(kFamilyName, std::string("answer_seconds"));
    family.add(kFamilyHelp, std::string("How long answers took."));
    family.add(kFamilyType, kHistogramType);
    family.add(kFamilyMetric, metric);
    return family.delimited();
}

} // namespace traceo::test

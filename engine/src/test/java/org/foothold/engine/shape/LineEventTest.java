package org.foothold.engine.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.foothold.formats.SharedData;
import org.foothold.formats.json.JsonBlocks;
import org.foothold.formats.json.JsonLayout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shapes of our content, each with an event of its own. */
class LineEventTest {
    private static final Shapes SHAPES =
            Shapes.load(SharedData.repo().resolve("content").resolve("mappings").resolve("shapes"));

    private final LineEvent event = new LineEvent(SHAPES);

    @Test
    void everyShapeCanBeUsed() {
        assertThat(SHAPES.problems()).isEmpty();
        assertThat(SHAPES.all()).hasSizeGreaterThanOrEqualTo(18);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "winlogbeat | {`@timestamp`:1,`winlog`:{`channel`:`C`,`event_id`:1,`computer_name`:`H`,`provider_name`:`P`,`event_data`:{`Image`:`I`}}}",
                "winlogbeat_6 | {`log_name`:`C`,`event_id`:1,`record_number`:`7`,`computer_name`:`H`,`source_name`:`P`,`event_data`:{`Image`:`I`}}",
                "windows_flat | {`Channel`:`C`,`EventID`:1,`Hostname`:`H`,`SourceName`:`P`,`Image`:`I`}",
                "evtx_dump | {`Event`:{`#attributes`:{`xmlns`:`x`},`System`:{`Channel`:`C`,`EventID`:{`#attributes`:{`Qualifiers`:0},`#text`:1},`Computer`:`H`,`Provider`:{`#attributes`:{`Name`:`P`}}},`EventData`:{`Image`:`I`}}}",
                "dump | {`kind`:`event`,`source`:{`path`:`p`,`record`:1},`event`:{`System`:{`Channel`:`C`,`EventID`:1,`Computer`:`H`,`Provider`:{`#attributes`:{`Name`:`P`}}},`EventData`:{`Image`:`I`}}}",
                "hayabusa | {`Timestamp`:`t`,`RuleTitle`:`r`,`Computer`:`H`,`Channel`:`C`,`EventID`:1,`Provider_Name`:`P`,`Details`:{`Image`:`I`}}",
                "splunk | {`preview`:false,`result`:{`EventCode`:`1`,`source`:`XmlWinEventLog:C`,`ComputerName`:`H`,`SourceName`:`P`,`Image`:`I`}}"
            })
    void namesFieldsOfWindowsAsTheLogDoes(String shape, String json) throws IOException {
        Map<String, String> fields = read(json.replace('`', '"'));

        assertThat(event.view().shape().name()).isEqualTo(shape);
        assertThat(fields)
                .containsEntry("Channel", "C")
                .containsEntry("EventID", "1")
                .containsEntry("Computer", "H")
                .containsEntry("Provider_Name", "P")
                .containsEntry("Image", "I");
        assertThat(event.unclear()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "aws/cloudtrail | {`eventName`:`e`,`eventSource`:`s`,`awsRegion`:`r`,`a`:{`b`:`x`}}",
                "azure/activitylogs | {`resourceId`:`r`,`operationName`:`o`,`category`:`Administrative`,`a`:{`b`:`x`}}",
                "azure/auditlogs | {`operationName`:`o`,`category`:`AuditLogs`,`properties`:{`c`:1},`a`:{`b`:`x`}}",
                "azure/signinlogs | {`category`:`SignInLogs`,`properties`:{`c`:1},`a`:{`b`:`x`}}",
                "azure/riskdetection | {`category`:`UserRiskEvents`,`properties`:{`c`:1},`a`:{`b`:`x`}}",
                "m365/audit | {`CreationTime`:`t`,`Operation`:`o`,`Workload`:`w`,`RecordType`:1,`a`:{`b`:`x`}}",
                "gcp/audit | {`protoPayload`:{`methodName`:`m`,`serviceName`:`s`},`a`:{`b`:`x`}}",
                "google_workspace/admin | {`id`:{`applicationName`:`admin`},`actor`:{`email`:`e`},`a`:{`b`:`x`}}",
                "okta/system | {`eventType`:`e`,`published`:`p`,`actor`:{`id`:`i`},`outcome`:{`result`:`r`},`a`:{`b`:`x`}}",
                "github/audit | {`action`:`a`,`actor`:`x`,`created_at`:1,`org`:`o`,`a`:{`b`:`x`}}",
                "kubernetes/audit | {`apiVersion`:`audit.k8s.io/v1`,`auditID`:`i`,`verb`:`v`,`a`:{`b`:`x`}}",
                "azure/auditlogs | {`activityDisplayName`:`d`,`initiatedBy`:{`app`:null},`targetResources`:[{`type`:`t`}],`a`:{`b`:`x`}}",
                "azure/signinlogs | {`createdDateTime`:`t`,`appDisplayName`:`d`,`status`:{`errorCode`:0},`a`:{`b`:`x`}}",
                "azure/riskdetection | {`riskEventType`:`t`,`detectedDateTime`:`t`,`a`:{`b`:`x`}}",
                "azure/pim | {`alertDefinitionId`:`t`,`scopeType`:`t`,`a`:{`b`:`x`}}",
                "azure/auditlogs | {`TimeGenerated`:`t`,`Type`:`AuditLogs`,`a`:{`b`:`x`}}",
                "azure/signinlogs | {`TimeGenerated`:`t`,`Type`:`SigninLogs`,`a`:{`b`:`x`}}",
                "azure/activitylogs | {`TimeGenerated`:`t`,`Type`:`AzureActivity`,`a`:{`b`:`x`}}",
                "m365/audit | {`TimeGenerated`:`t`,`Type`:`OfficeActivity`,`a`:{`b`:`x`}}",
                "kubernetes/audit | {`category`:`kube-audit`,`properties`:{`log`:`{\\`auditID\\`:\\`i\\`,\\`verb\\`:\\`v\\`,\\`a\\`:{\\`b\\`:\\`x\\`}}`}}",
                "m365/audit | {`CreationDate`:`t`,`AuditData`:`{\\`CreationTime\\`:\\`t\\`,\\`Operation\\`:\\`o\\`,\\`a\\`:{\\`b\\`:\\`x\\`}}`}",
                "m365/audit | {`AuditData`:{`CreationTime`:`t`,`Operation`:`o`,`a`:{`b`:`x`}}}",
                "linux/journald | {`__CURSOR`:`c`,`__REALTIME_TIMESTAMP`:`1`,`a`:{`b`:`x`}}",
                "ocsf/process_activity | {`class_uid`:1007,`category_uid`:1,`metadata`:{`version`:`1.3.0`},`unmapped`:{`a.b`:`x`}}",
                "aws/cloudtrail | {`class_uid`:6003,`category_uid`:6,`metadata`:{`version`:`1.1.0`,`product`:{`name`:`CloudTrail`}},`api`:{`operation`:`e`,`service`:{`name`:`s`}},`a`:{`b`:`x`}}"
            })
    void namesTheLogsOfCloudsAndKeepsTheirPaths(String channel, String json) throws IOException {
        Map<String, String> fields = read(json.replace('`', '"'));

        assertThat(fields).containsEntry("Channel", channel).containsEntry("a.b", "x");
    }

    @Test
    void unfoldsTextsThatAreJson() throws IOException {
        assertThat(read("""
                {"TimeGenerated":"t","Type":"AuditLogs","InitiatedBy":"{\\"user\\":{\\"userPrincipalName\\":\\"ana\\"}}","TargetResources":" [{\\"type\\":\\"App\\"},{\\"type\\":\\"User\\"}]","AdditionalDetails":"[cut"}""")).containsEntry("InitiatedBy", "{\"user\":{\"userPrincipalName\":\"ana\"}}");
        assertThat(read("""
                {"TimeGenerated":"t","Type":"AuditLogs","InitiatedBy":"{\\"user\\":{\\"userPrincipalName\\":\\"ana\\"}}","TargetResources":" [{\\"type\\":\\"App\\"},{\\"type\\":\\"User\\"}]","AdditionalDetails":"none"}"""))
                .containsEntry("InitiatedBy.user.userPrincipalName", "ana")
                .containsEntry("TargetResources.type", "App,User")
                .containsEntry("AdditionalDetails", "none");
    }

    @Test
    void whatGivesWayGoesByItsPath() throws IOException {
        assertThat(read("""
                {"event":{"code":"2"},"winlog":{"channel":"C","event_id":1}}""")).containsEntry("EventID", "1").containsEntry("event.code", "2");
        assertThat(read("""
                {"event":{"code":"2"},"winlog.channel":"C"}""")).containsEntry("EventID", "2");
    }

    @Test
    void channelsAreWrittenOutAndTwoAreNotCertain() throws IOException {
        assertThat(read("{\"Timestamp\":1,\"RuleTitle\":2,\"Channel\":\"Sec\",\"EventID\":1}"))
                .containsEntry("Channel", "Security")
                .doesNotContainKey("RuleTitle");
        read("{\"Channel\":[\"a\",\"b\"],\"EventID\":1}");
        assertThat(event.unclear()).isTrue();
    }

    private Map<String, String> read(String json) throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
        event.load(Objects.requireNonNull(JsonBlocks.of(in, JsonLayout.LINES).next()), 0);
        Map<String, String> fields = new LinkedHashMap<>();
        for (int value = 0; value < event.count(); value++) {
            if (!event.dropped(value)) {
                fields.merge(event.name(value), String.valueOf(event.string(value)), (a, b) -> a + "," + b);
            }
        }
        return fields;
    }
}

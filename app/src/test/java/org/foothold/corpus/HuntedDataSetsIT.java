package org.foothold.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.foothold.engine.model.Finding;
import org.foothold.engine.model.Level;
import org.foothold.engine.model.Technique;
import org.foothold.formats.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Recorded attacks as JSON: every act of persistence has a finding of a fitting technique. */
class HuntedDataSetsIT {
    private static final int STRATUS = 20;

    @ParameterizedTest
    @CsvSource({
        "empire_persistence_registry_modification_run_keys_elevated_user, T1547.001",
        "cmd_userinitmprlogonscript_batch, T1037.001",
        "empire_schtasks_creation_standard_user, T1053.005",
        "covenant_persistwmi, T1546.003",
        "cmd_bitsadmin_download_psh_script, T1197",
        "schtask_create, T1053.005"
    })
    void everyPersistenceSetOfWindowsIsFound(String set, String technique) {
        Path folder = SharedData.folder("security-datasets").resolve("positive").resolve(set);

        assertThat(techniques(Hunted.withOwnContent(folder).findings())).contains(technique);
    }

    @Test
    void credentialsOfAMachineThatWereTakenAreFound() {
        Path folder = SharedData.folder("security-datasets").resolve("positive").resolve("ec2_proxy_s3_exfiltration");
        Hunted hunted = Hunted.withOwnContent(folder);

        assertThat(hunted.findings())
                .isNotEmpty()
                .allMatch(finding -> evidence(finding, "userIdentity.arn").endsWith("/i-0317f6c6b66ae9c40"));
        assertThat(techniques(hunted.findings())).contains("T1078.004");
    }

    /** Every file of the folder: what it attacks, and the technique by which the way back is found. */
    @ParameterizedTest
    @CsvSource({
        "aws.persistence.iam-backdoor-role, T1098.003",
        "aws.persistence.iam-backdoor-user, T1098.001",
        "aws.persistence.iam-create-admin-user, T1098.003",
        "aws.persistence.iam-create-admin-user, T1136.003",
        "aws.persistence.iam-create-backdoor-role, T1136.003",
        "aws.persistence.iam-create-user-login-profile, T1098.001",
        "aws.persistence.lambda-layer-extension, T1546",
        "aws.privilege-escalation.iam-update-user-login-profile, T1098.001",
        "aws.execution.ec2-user-data, T1037",
        "aws.execution.ssm-send-command, T1651",
        "aws.lateral-movement.ec2-serial-console-send-ssh-public-key, T1098.004",
        "aws.exfiltration.ec2-security-group-open-port-22-ingress, T1133",
        "aws.exfiltration.rds-share-snapshot, T1537",
        "aws.defense-evasion.cloudtrail-delete, T1685.002",
        "aws.defense-evasion.cloudtrail-stop, T1685.002"
    })
    void everyWayBackIntoAnAccountIsFound(String attack, String technique) {
        assertThat(techniques(Hunted.withOwnContent(stratus(attack)).findings()))
                .contains(technique);
    }

    /** The last two were refused by AWS, so that nothing is left of them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "aws.credential-access.ec2-get-password-data",
                "aws.credential-access.secretsmanager-batch-retrieve-secrets",
                "aws.credential-access.secretsmanager-retrieve-secrets",
                "aws.impact.bedrock-invoke-model",
                "aws.defense-evasion.organizations-leave",
                "aws.execution.ec2-launch-unusual-instances"
            })
    void attacksThatLeaveNoWayBackGiveNothing(String attack) {
        Hunted hunted = Hunted.withOwnContent(stratus(attack));

        assertThat(hunted.summary().events()).isPositive();
        assertThat(hunted.findings()).isEmpty();
    }

    @Test
    void everyFileOfStratusIsNamedAbove() throws IOException {
        try (Stream<Path> files = Files.list(SharedData.folder("stratus-red-team-logs"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".json"))).hasSize(STRATUS);
        }
    }

    private static Path stratus(String attack) {
        return SharedData.folder("stratus-red-team-logs").resolve(attack + ".json");
    }

    /** Stratus Red Team signs each attack with a number of its own, which stands in the user agent. */
    @ParameterizedTest
    @CsvSource({
        "iam-backdoor-role, 8f96a106-8714-4a09-b482-2592e8964fb0, UpdateAssumeRolePolicy, T1098.003",
        "iam-backdoor-user, 61e3765a-ab18-4da8-b5ac-4ec10986ed4b, CreateAccessKey, T1098.001",
        "iam-create-admin-user, e1bd4d05-8971-4500-b6af-3e05539b163c, CreateUser, T1136.003",
        "iam-create-admin-user, e1bd4d05-8971-4500-b6af-3e05539b163c, AttachUserPolicy, T1098.003",
        "iam-create-admin-user, e1bd4d05-8971-4500-b6af-3e05539b163c, CreateAccessKey, T1098.001",
        "iam-create-user-login-profile, 9f92f988-5ef6-4f8a-800d-c7229febb5fb, CreateLoginProfile, T1098.001",
        "lambda-backdoor-function, 1222242e-efe2-4641-a881-346fa54f41e1, AddPermission20150331v2, T1546",
        "lambda-overwrite-code, 7e61c71f-e649-4c72-a4e3-0a63b2bc9150, UpdateFunctionCode20150331v2, T1546",
        "rolesanywhere-create-trust-anchor, d42001c7-3946-4d49-903d-c68f835109a3, CreateTrustAnchor, T1556",
        "console-login-without-mfa, 01190e38-873e-4cc4-aede-7ceb7ffc2a4a, CreateLoginProfile, T1078.004",
        "ec2-security-group-open-port-22-ingress, 2142a106-933f-4595-ad51-0ff5dfff60b7, AuthorizeSecurityGroupIngress, T1133",
        "ec2-share-ami, b47d6b97-21d3-4b01-8937-6f0c23cb2d4b, ModifyImageAttribute, T1537",
        "rds-share-snapshot, 06a62bf9-ef89-43a1-a17b-5234dcbf4cb4, ModifyDBSnapshotAttribute, T1537"
    })
    void everyAttackOnTheAccountThatLeavesAWayBackIsFound(String attack, String run, String call, String technique) {
        List<Finding> found = attacked().findings().stream()
                .filter(finding -> evidence(finding, "userAgent").contains("stratus-red-team_" + run))
                .filter(finding -> evidence(finding, "eventName").equals(call))
                .toList();

        assertThat(techniques(found)).as(attack).contains(technique);
    }

    /** What Stratus Red Team puts back or takes down is no attack, and neither is what it only reads. */
    @Test
    void everyFindingOfTheAttackedAccountIsOfAnAttack() {
        assertThat(attacked().findings())
                .filteredOn(finding -> finding.events().isEmpty())
                .extracting(finding -> evidence(finding, "eventName"))
                .containsOnlyOnce("DeleteTrail")
                .containsOnly(
                        "UpdateAssumeRolePolicy",
                        "CreateAccessKey",
                        "CreateUser",
                        "AttachUserPolicy",
                        "AttachRolePolicy",
                        "CreateLoginProfile",
                        "AddPermission20150331v2",
                        "UpdateFunctionCode20150331v2",
                        "CreateTrustAnchor",
                        "AuthorizeSecurityGroupIngress",
                        "ModifyImageAttribute",
                        "ModifyDBSnapshotAttribute",
                        "DeleteTrail");
    }

    /** One of these hosts was open to Remote Desktop from the internet while it was recorded: that finding is right. */
    @Test
    void otherAttacksGiveNothingButWhatTheHostWasOpenTo() {
        Hunted hunted =
                Hunted.withOwnContent(SharedData.folder("security-datasets").resolve("neg"));

        assertThat(hunted.findings())
                .filteredOn(finding -> finding.rule().level().compareTo(Level.MEDIUM) >= 0)
                .extracting(finding -> finding.rule().title())
                .containsOnly("Remote Desktop connection from the internet");
    }

    private static Hunted attacked() {
        return Hunted.withOwnContent(SharedData.folder("invictus-aws-dataset"));
    }

    private static String evidence(Finding finding, String field) {
        return Objects.requireNonNullElse(finding.evidence().first(field), "");
    }

    private static List<String> techniques(List<Finding> findings) {
        return findings.stream()
                .map(Finding::rule)
                .flatMap(rule -> rule.techniques().stream())
                .map(Technique::id)
                .distinct()
                .toList();
    }
}
